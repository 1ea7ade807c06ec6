import assert from 'node:assert/strict';
import { formatOnType } from '../../../../server/features/formatting/onType.ts';
import { defaultFormat } from '../../../../server/features/formatting/options.ts';
import { applyEdits } from '../../../../server/lint/fixes.ts';
import { analyze } from '../../../../server/model/analyze.ts';
import { parse } from '../../../../server/syntax/parse.ts';
import { readCursor } from '../../../workbench/markers/markers.ts';

/** `<|>`: where the cursor is after `typed`. */
function check(marked: string, typed: string, after: string): void {
  const { text, offset } = readCursor(marked);
  const edits = formatOnType(analyze(parse(text)), offset, typed, defaultFormat);
  assert.equal(applyEdits(text, edits), after);
}

describe('formatting on type', () => {
  it('indents the line behind a continuation', () => {
    check('FROM a\nRUN b \\\n<|>\n', '\n', 'FROM a\nRUN b \\\n    \n');
    check('FROM a\nRUN b \\\n<|>', '\n', 'FROM a\nRUN b \\\n    ');
    check('FROM a\nRUN b \\\n    c \\\n<|>d\n', '\n', 'FROM a\nRUN b \\\n    c \\\n    d\n');
    check(
      'FROM a\nRUN b \\\n    c \\\n        d \\\n  <|>\n',
      '\n',
      'FROM a\nRUN b \\\n    c \\\n        d \\\n        \n',
    );
  });

  it('lays out the line that was left, and no other', () => {
    check('from a\nrun  b \\\n<|>c\n', '\n', 'from a\nRUN b \\\n    c\n');
    check('FROM a\ncopy  a   b\n<|>run  c\n', '\n', 'FROM a\nCOPY a b\nrun  c\n');
    check('FROM a\nRUN b \\\n  c \\\n<|>d\n', '\n', 'FROM a\nRUN b \\\n  c \\\n  d\n');
  });

  it('begins the line behind an instruction in the first column', () => {
    check('FROM a\nRUN b \\\n    c\n    <|>\n', '\n', 'FROM a\nRUN b \\\n    c\n\n');
    check('FROM a\n  # b\n  <|>', '\n', 'FROM a\n  # b\n');
    check('FROM a\nRUN <<-E\n\tb\n\tE\n\t<|>\n', '\n', 'FROM a\nRUN <<-E\n\tb\n\tE\n\n');
  });

  it('goes on behind a comment between continuations', () => {
    check(
      'FROM a\nRUN b \\\n    # c\n<|>\n    d\n',
      '\n',
      'FROM a\nRUN b \\\n    # c\n    \n    d\n',
    );
  });

  it('leaves heredocs and quotes alone', () => {
    check('FROM a\nRUN <<E\n  b\n  <|>\nE\n', '\n', 'FROM a\nRUN <<E\n  b\n  \nE\n');
    check('FROM a\nRUN <<E\n <|>', '\n', 'FROM a\nRUN <<E\n ');
    check('FROM a\nRUN sh -c "b; \\\n  <|>c"\n', '\n', 'FROM a\nRUN sh -c "b; \\\n  c"\n');
    check('FROM a\nRUN sh -c "b; \\\n  <|>', '\n', 'FROM a\nRUN sh -c "b; \\\n  ');
  });

  it('indents the line below an escape that was typed, unless it is an instruction', () => {
    check('FROM a\nRUN b \\<|>\nc\n', '\\', 'FROM a\nRUN b \\\n    c\n');
    check('FROM a\nRUN b \\<|>\nRUN c\n', '\\', 'FROM a\nRUN b \\\nRUN c\n');
    check('FROM a\nRUN b \\<|>c\nd\n', '\\', 'FROM a\nRUN b \\c\nd\n');
    check('# escape=`\nFROM a\nRUN b `<|>\nc\n', '`', '# escape=`\nFROM a\nRUN b `\n    c\n');
    check('FROM a\nRUN b `<|>\nc\n', '`', 'FROM a\nRUN b `\nc\n');
  });

  it('says nothing at the edges', () => {
    check('<|>', '\n', '');
    check('\n<|>', '\n', '\n');
    check('FROM a \\<|>', '\\', 'FROM a \\');
    check('FROM a\rRUN b\r<|>', '\n', 'FROM a\rRUN b\r');
  });
});
