import assert from 'node:assert/strict';
import { hasWildcards, readGoPattern } from '../../../core/dockerignore/goMatch.ts';

describe('filepath.Match', () => {
  const cases: readonly [pattern: string, name: string, expected: boolean | 'malformed'][] = [
    ['abc', 'abc', true],
    ['*', 'abc', true],
    ['*c', 'abc', true],
    ['a*', 'ab/c', false],
    ['a*/b', 'abc/b', true],
    ['a*/b', 'a/c/b', false],
    ['a*b*c*d*e*/f', 'axbxcxdxe/f', true],
    ['a*b*c*d*e*/f', 'axbxcxdxexxx/fff', false],
    ['a*b?c*x', 'abxbbxdbxebxczzx', true],
    ['a*b?c*x', 'abxbbxdbxebxczzy', false],
    ['**/c', 'a/c', true],
    ['**/c', 'a/b/c', false],
    ['ab[c]', 'abc', true],
    ['ab[b-d]', 'abc', true],
    ['ab[e-g]', 'abc', false],
    ['ab[^e-g]', 'abc', true],
    ['a\\*b', 'a*b', true],
    ['a\\*b', 'ab', false],
    ['a?b', 'a☺b', true],
    ['a[^a]b', 'a☺b', true],
    ['a[^q]b', 'a/b', true],
    ['a?b', 'a/b', false],
    ['[\\]a]', ']', true],
    ['[\\-x]', '-', true],
    ['[z-a]', 'b', false],
    ['[[:alpha:]]', ':]', true],
    ['[]a]', ']', 'malformed'],
    ['[-]', '-', 'malformed'],
    ['[x-]', 'x', 'malformed'],
    ['[a-b-c]', 'a', 'malformed'],
    ['[', 'a', 'malformed'],
    ['[^', 'a', 'malformed'],
    ['[^bc', 'a', 'malformed'],
    ['a[', 'ab', 'malformed'],
    ['a\\', 'a', 'malformed'],
  ];
  for (const [pattern, name, expected] of cases) {
    it(`${pattern} on ${name}: ${expected}`, () => {
      assert.equal(readGoPattern(pattern)?.matches(name) ?? 'malformed', expected);
    });
  }

  it('knows which folders can still lead to a match', () => {
    const pattern = readGoPattern('src/*/x[^q]');
    assert.deepEqual(
      ['src/', 'src/a/', 'lib/', 'src/a/b/', 'src/a/x/'].map((folder) => pattern?.viable(folder)),
      [true, true, false, false, false],
    );
  });

  it('takes a quoted star for a name', () => {
    assert.deepEqual(
      ['a*', 'a?', 'a[b]', 'a\\*', 'a\\\\*', 'a'].map((path) => hasWildcards(path)),
      [true, true, true, false, true, false],
    );
  });
});
