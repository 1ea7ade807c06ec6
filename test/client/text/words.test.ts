import assert from 'node:assert/strict';
import { splitWords } from '../../../client/text/words.ts';

const CASES: readonly (readonly [string, readonly string[] | string])[] = [
  ['', []],
  ['   ', []],
  ['ls -la  /tmp', ['ls', '-la', '/tmp']],
  [`sh -c 'echo "a  b" | wc'`, ['sh', '-c', 'echo "a  b" | wc']],
  ['echo "a \\"b\\" \\\\ \\n"', ['echo', 'a "b" \\ \\n']],
  ['echo a\\ b \\"', ['echo', 'a b', '"']],
  [`echo ''`, ['echo', '']],
  [`a'b'"c"d`, ['abcd']],
  ['echo $HOME *.txt; rm', ['echo', '$HOME', '*.txt;', 'rm']],
  [`echo 'it`, "The quote ' is never closed"],
  ['echo "a', 'The quote " is never closed'],
  ['a\\', ['a\\']],
];

describe('the words of a command line', () => {
  for (const [line, expected] of CASES) {
    it(`of <${line}>`, () => assert.deepEqual(splitWords(line), expected));
  }
});
