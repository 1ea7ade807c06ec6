import assert from 'node:assert/strict';
import { applyEdits } from '../../../../server/lint/fixes.ts';
import { analyze } from '../../../../server/model/analyze.ts';
import { appendingFixes } from '../../../../server/rules/support/appending.ts';
import { ShellReader } from '../../../../server/shell/reader.ts';
import { trackShell } from '../../../../server/shell/shells.ts';
import { parse } from '../../../../server/syntax/parse.ts';

/** `text` (one instruction) that also runs `clean`; `undefined` when there is no such fix. */
function appended(text: string): string | undefined {
  const model = analyze(parse(text));
  const [instruction] = model.syntax.instructions;
  const script = instruction && new ShellReader(text, trackShell(model.stages)).read(instruction);
  if (instruction === undefined || script === undefined) return undefined;
  const appending = { command: 'clean', mayChange: 'Something' };
  const [fix] = appendingFixes(model, instruction, script, appending);
  return fix && applyEdits(text, fix.edits);
}

describe('a command appended to a RUN', () => {
  const layouts: readonly [string, string, string][] = [
    ['one line', 'RUN a && b\n', 'RUN a && b && clean\n'],
    ['no line break at the end', 'RUN a', 'RUN a && clean'],
    ['operators that begin lines', 'RUN a \\\n  && b\n', 'RUN a \\\n  && b \\\n  && clean\n'],
    ['their own gaps', 'RUN a \\\n\t&&  b\n', 'RUN a \\\n\t&&  b \\\n\t&&  clean\n'],
    ['operators that end lines', 'RUN a && \\\n  b\n', 'RUN a && \\\n  b && \\\n  clean\n'],
    ['the first line empty', 'RUN \\\n  a && \\\n  b\n', 'RUN \\\n  a && \\\n  b && \\\n  clean\n'],
    ['words on lines', 'RUN a && b \\\n    c\n', 'RUN a && b \\\n    c \\\n    && clean\n'],
    [
      'words deeper than commands',
      'RUN a \\\n && b \\\n      c && d\n',
      'RUN a \\\n && b \\\n      c && d \\\n && clean\n',
    ],
    [
      'a compound command',
      'RUN if a; then \\\n      b; \\\n    fi\n',
      'RUN if a; then \\\n      b; \\\n    fi \\\n    && clean\n',
    ],
    [
      'comments and empty lines',
      'RUN a \\\n# why\n\n  b \\\n  c\n',
      'RUN a \\\n# why\n\n  b \\\n  c \\\n  && clean\n',
    ],
    ['a flag', 'RUN --network=none \\\n  a\n', 'RUN --network=none \\\n  a \\\n  && clean\n'],
    [
      'semicolons behind set -e',
      'RUN set -ex; \\\n\ta; \\\n\tb\n',
      'RUN set -ex; \\\n\ta; \\\n\tb; \\\n\tclean\n',
    ],
    [
      'semicolons that go on after a failure',
      'RUN a; \\\n  b\n',
      'RUN a; \\\n  b && \\\n  clean\n',
    ],
    ['CRLF', 'RUN a && \\\r\n  b\r\n', 'RUN a && \\\r\n  b && \\\r\n  clean\r\n'],
    [
      'another escape character',
      '# escape=`\nRUN a `\n  && b\n',
      '# escape=`\nRUN a `\n  && b `\n  && clean\n',
    ],
    [
      'a heredoc that stops at failures',
      'RUN <<EOF\nset -e\n  a\nEOF\n',
      'RUN <<EOF\nset -e\n  a\n  clean\nEOF\n',
    ],
    [
      'a heredoc with tabs',
      'RUN <<-EOF\n\tset -o errexit\n\ta\n\tEOF\n',
      'RUN <<-EOF\n\tset -o errexit\n\ta\n\tclean\n\tEOF\n',
    ],
  ];
  for (const [name, before, after] of layouts) {
    it(`keeps ${name}`, () => {
      assert.equal(appended(before), after);
    });
  }

  const hopeless: readonly [string, string][] = [
    ['the JSON form', 'RUN ["a"]\n'],
    ['a comment at the end', 'RUN a # why\n'],
    ['an operator at the end', 'RUN a;\n'],
    ['a command in the background', 'RUN a &\n'],
    ['a syntax error', 'RUN a && (b\n'],
    ['a line with a heredoc', 'RUN cat <<EOF && a\nx\nEOF\n'],
    ['a heredoc that goes on after a failure', 'RUN <<EOF\na\nEOF\n'],
    ['a heredoc for another program', 'RUN <<EOF bash\nset -e\na\nEOF\n'],
    ['a heredoc without an end', 'RUN <<EOF\nset -e\na\n'],
    ['nothing', 'RUN\n'],
  ];
  for (const [name, text] of hopeless) {
    it(`is left to the author with ${name}`, () => {
      assert.equal(appended(text), undefined);
    });
  }
});
