import assert from 'node:assert/strict';
import { copyIgnoredFile, ignoreFileNames } from '../../../core/dockerignore/copyIgnoredFile.ts';
import { Ignore } from '../../../core/dockerignore/ignore.ts';

/** Sources BuildKit reports, of all of these, for each ignore file. */
const sources = ['.', './', '/', 'a', './a', 'a/', 'a/b', '/a', '*.js', 'b/../a', '..', '../a'];
const reported: readonly [text: string, sources: readonly string[]][] = [
  ['a', ['a', './a', 'a/', 'a/b', 'b/../a']],
  ['a/b', ['a/b']],
  ['*', sources],
  ['**', sources],
  ['**/*', sources],
  ['.', ['.', './']],
  ['*.js', ['*.js']],
  ['a.js', []],
  ['**/a', ['a', './a', 'a/', 'a/b', '/a', 'b/../a', '../a']],
  ['*\n!b', []],
  ['', []],
];

describe('CopyIgnoredFile', () => {
  for (const [text, expected] of reported) {
    it(`${JSON.stringify(text)} reports ${expected.join(' ') || 'nothing'}`, () => {
      const ignore = new Ignore(text);
      assert.deepEqual(
        sources.filter((source) => copyIgnoredFile(source, ignore) !== undefined),
        expected,
      );
    });
  }

  it('names the first pattern that excludes the source', () => {
    assert.equal(copyIgnoredFile('src/a.js', new Ignore('b\n**/*.js\nsrc'))?.text, '**/*.js');
  });

  it('looks for the ignore file of the Dockerfile first', () => {
    assert.deepEqual(ignoreFileNames('app.Dockerfile'), [
      'app.Dockerfile.dockerignore',
      '.dockerignore',
    ]);
  });
});
