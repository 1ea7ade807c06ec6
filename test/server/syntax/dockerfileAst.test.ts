import assert from 'node:assert/strict';
import { readPlainWords } from '../../../server/syntax/dockerfileAst.ts';

/** The words of each line, behind its first word, as text. */
function wordsOf(...values: readonly string[]): string[][] {
  const lines = values.map((value) => {
    const to = value.search(/\s|$/);
    return { value, keyword: { from: 0, to }, argsFrom: to };
  });
  return readPlainWords(lines).map((words, index) =>
    words.map(({ from, to }) => values[index]?.slice(from, to) ?? ''),
  );
}

describe('readPlainWords', () => {
  it('cuts each line at blanks', () => {
    assert.deepEqual(wordsOf('COPY a  b\tc', 'FROM', 'EXPOSE 80'), [['a', 'b', 'c'], [], ['80']]);
  });

  it('is not led astray by what the library acts on', () => {
    const lines = ['COPY <<E /x', 'ADD a\\ b c\\', 'FROM # x', 'VOLUME ["a", "b"]', 'COPY a` b`'];
    assert.deepEqual(wordsOf(...lines), [
      ['<<E', '/x'],
      ['a\\', 'b', 'c\\'],
      ['#', 'x'],
      ['["a",', '"b"]'],
      ['a`', 'b`'],
    ]);
  });

  it('reads by itself what the library takes for something else', () => {
    assert.deepEqual(wordsOf('FROM a\nFROM b', 'FROM c'), [['a', 'FROM', 'b'], ['c']]);
    assert.deepEqual(wordsOf('', 'FROM c'), [[], ['c']]);
  });

  it('sees white space of other kinds between the keyword and the words', () => {
    const line = { value: 'FROM \u00a0a b', keyword: { from: 0, to: 4 }, argsFrom: 6 };
    assert.deepEqual(readPlainWords([line]), [
      [
        { from: 6, to: 7 },
        { from: 8, to: 9 },
      ],
    ]);
  });
});
