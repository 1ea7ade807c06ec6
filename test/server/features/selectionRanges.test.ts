import assert from 'node:assert/strict';
import { selectionRanges } from '../../../server/features/selectionRanges.ts';
import { DocumentVersion } from '../../../server/workspace/documents.ts';
import { readCursor } from '../../workbench/markers/markers.ts';

/** What is selected step by step, below each other; line breaks as `⏎`. */
function check(marked: string, ...expected: readonly string[]): void {
  const { text, offset } = readCursor(marked);
  const { model, shells } = new DocumentVersion('file:///Dockerfile', 1, text);
  const steps = selectionRanges(model, shells, offset).map(({ start, end }) =>
    text.slice(start, end).replaceAll('\n', '⏎'),
  );
  assert.deepEqual(steps, expected);
}

describe('selection ranges', () => {
  it('go from a word over the argument to the instruction, its comments, the stage, the file', () => {
    check(
      'FROM x\n# why\nCOPY src/ma<|>in.c /out/\nFROM y\n',
      'main',
      'src/main.c',
      'src/main.c /out/',
      'COPY src/main.c /out/',
      '# why⏎COPY src/main.c /out/',
      'FROM x⏎# why⏎COPY src/main.c /out/',
      'FROM x⏎# why⏎COPY src/main.c /out/⏎FROM y⏎',
    );
  });

  it('go from a word over the key of a mount to the flag', () => {
    check(
      'RUN --mount=type=cache,target=/ro<|>ot/x ls',
      'root',
      '/root/x',
      'target=/root/x',
      'type=cache,target=/root/x',
      '--mount=type=cache,target=/root/x',
      'RUN --mount=type=cache,target=/root/x ls',
    );
  });

  it('go from a word of a shell over command, pipeline and chain to the list', () => {
    check(
      'RUN a; b "c d<|>e" | f && \\\n  g',
      'de',
      'c de',
      '"c de"',
      'b "c de"',
      'b "c de" | f',
      'b "c de" | f && \\⏎  g',
      'a; b "c de" | f && \\⏎  g',
      'RUN a; b "c de" | f && \\⏎  g',
    );
  });

  it('go from a string of a JSON array to the array', () => {
    check('CMD ["a", "b<|> c"]', 'b', 'b c', '"b c"', '["a", "b c"]', 'CMD ["a", "b c"]');
  });

  it('go from a name over the variable and the value to the pair', () => {
    check(
      'ENV A="x ${B<|>:-y}" C=d',
      'B',
      '${B:-y}',
      'x ${B:-y}',
      '"x ${B:-y}"',
      'A="x ${B:-y}"',
      'A="x ${B:-y}" C=d',
      'ENV A="x ${B:-y}" C=d',
    );
  });

  it('go from a line of a heredoc over its body to the instruction', () => {
    check(
      'RUN <<E\na b<|>c\nd\nE\nUSER x',
      'bc',
      'a bc',
      'a bc⏎d⏎',
      'a bc⏎d⏎E',
      'RUN <<E⏎a bc⏎d⏎E',
      'RUN <<E⏎a bc⏎d⏎E⏎USER x',
    );
  });

  it('survive places where there is nothing', () => {
    check('<|>');
    check('FROM x\n<|>\nUSER y', 'FROM x⏎⏎USER y');
    check('FROM <|>', 'FROM ');
  });
});
