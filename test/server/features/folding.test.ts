import assert from 'node:assert/strict';
import { folds } from '../../../server/features/folding.ts';
import { analyze } from '../../../server/model/analyze.ts';
import { parse } from '../../../server/syntax/parse.ts';

/** The text, each line that folds with `>`, one a fold, and each that ends one with `<`. */
function check(expected: string): void {
  const text = expected.replaceAll(/^[ ><cr]{6}\| ?/gm, '');
  const model = analyze(parse(text));
  const marks = text.split('\n').map(() => '');
  const mark = (line: number, mark: string) => {
    marks[line] += mark;
  };
  const found = [...folds(model)].sort((a, b) => a.start - b.start || b.end - a.end);
  for (const { start, kind } of found) {
    mark(model.lines.lineAt(start), kind === undefined ? '>' : kind.charAt(0));
  }
  for (const { end } of found) mark(model.lines.lineAt(end), '<');
  const shown = text
    .split('\n')
    .map((line, at) => `${(marks[at] ?? '').padEnd(6)}|${line && ` ${line}`}`);
  assert.equal(shown.join('\n'), expected);
}

describe('folding', () => {
  it('folds stages, and instructions of several lines', () => {
    check(
      [
        '>     | FROM a',
        '      | # x',
        '>     | RUN b \\',
        '      |   # y',
        '<     |   c',
        '      |',
        '<     | USER d',
        '      |',
        '      | # z',
        '      | FROM e',
      ].join('\n'),
    );
  });

  it('folds runs of comments, directives among them, and those in a continuation', () => {
    check(
      [
        'c     | # syntax=x',
        '      | # a',
        '<     | # b',
        '      |',
        '      | # c',
        '>     | RUN a \\',
        'c     |   # d',
        '<     |   # e',
        '<     |   b',
      ].join('\n'),
    );
  });

  it('folds regions, which nest', () => {
    check(
      [
        'r     | # region a',
        'r     | #region b',
        '      | USER x',
        '<     | #endregion',
        '<     | # endregion a',
        '      | # endregion nothing',
      ].join('\n'),
    );
  });

  it('folds each heredoc of an instruction', () => {
    check(
      [
        '>>    | RUN cat <<A <<B',
        '      | 1',
        '><    | A',
        '      | 2',
        '<<    | B',
        '      | USER x',
      ].join('\n'),
    );
  });

  it('survives what is half typed', () => {
    check('      | RUN <<A\n      |');
    check('      |');
  });
});
