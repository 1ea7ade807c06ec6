import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { findTargets } from '../../../server/cli/lint/targets.ts';
import { useTempFolder } from '../../workbench/tempFolder.ts';

const never = new AbortController().signal;

describe('What is linted', () => {
  const folder = useTempFolder();

  /** The shown names of the files that `patterns` stand for, then what is said. */
  async function find(patterns: readonly string[], gitIgnore = true): Promise<readonly string[]> {
    const options = { workingFolder: folder.path, gitIgnore, signal: never };
    const { files, problems, empty } = await findTargets(patterns, options);
    const none = empty.map((one) => `nothing in ${one}`);
    return [...files.map(({ file }) => file), ...problems, ...none];
  }

  function write(...ways: readonly string[]): void {
    folder.write(Object.fromEntries(ways.map((way) => [way, ''])));
  }

  it('is a file as it is named, whatever its name', async () => {
    write('notes.txt', 'a b/Dockerfile');
    assert.deepEqual(await find(['./notes.txt', 'a b/Dockerfile']), [
      './notes.txt',
      'a b/Dockerfile',
    ]);
  });

  it('is every Dockerfile in a folder, by its name', async () => {
    const wanted = [
      'Containerfile',
      'Dockerfile',
      'Dockerfile.dev',
      'api.Dockerfile',
      'containerfile',
      'deep/er/Containerfile.ci',
      'deep/web.dockerfile',
      'deep/worker.containerfile',
      '.devcontainer/Dockerfile',
    ];
    write(...wanted, 'Dockerfile.dockerignore', 'dockerfiles', 'README.md', 'MyDockerfile');
    assert.deepEqual(await find(['.']), [...wanted].sort());
  });

  it('is not what was installed, what belongs to Git, and what linked folders hold', async () => {
    write('node_modules/a/Dockerfile', '.git/Dockerfile', 'real/Dockerfile');
    symlinkSync(folder.at('real'), folder.at('linked'));
    assert.deepEqual(await find(['.']), ['real/Dockerfile']);
    assert.deepEqual(await find(['linked']), ['linked/Dockerfile']);
  });

  it('is not what .gitignore excludes, unless asked for', async () => {
    folder.write({
      '.git/HEAD': '',
      '.gitignore': 'dist/\n*.tmp.Dockerfile\n/top/Dockerfile\n',
      'dist/Dockerfile': '',
      'a.tmp.Dockerfile': '',
      'top/Dockerfile': '',
      'sub/top/Dockerfile': '',
      'sub/.gitignore': '!keep.tmp.Dockerfile\nDockerfile.local\n!dist/\n',
      'sub/keep.tmp.Dockerfile': '',
      'sub/Dockerfile.local': '',
      'sub/dist/Dockerfile': '',
    });
    const shown = ['sub/dist/Dockerfile', 'sub/keep.tmp.Dockerfile', 'sub/top/Dockerfile'];
    assert.deepEqual(await find(['.']), shown);
    assert.deepEqual(await find(['**/Dockerfile']), ['sub/dist/Dockerfile', 'sub/top/Dockerfile']);
    assert.deepEqual(await find(['sub']), shown);
    assert.deepEqual(await find(['dist', 'top/Dockerfile']), ['dist/Dockerfile', 'top/Dockerfile']);
    assert.equal((await find(['.'], false)).length, 7);
  });

  it('is what a glob matches', async () => {
    write('a/Dockerfile', 'b/Dockerfile.dev', 'b/Dockerfile.dockerignore', 'c/d/Dockerfile');
    assert.deepEqual(await find(['{a,b}/Dockerfile*']), ['a/Dockerfile', 'b/Dockerfile.dev']);
    assert.deepEqual(await find(['*/Dockerfile']), ['a/Dockerfile']);
    assert.deepEqual(await find(['./c/**/Dockerfile']), ['c/d/Dockerfile']);
    assert.deepEqual(await find([`${folder.path}/c/*/Dockerfile`]), [folder.at('c/d/Dockerfile')]);
  });

  it('is each file once, in the order it was first named', async () => {
    write('a/Dockerfile', 'b/Dockerfile');
    symlinkSync(folder.at('b/Dockerfile'), folder.at('a/Dockerfile.link'));
    assert.deepEqual(await find(['b', 'a', './a/Dockerfile', '**/Dockerfile', '-', '-']), [
      'b/Dockerfile',
      'a/Dockerfile',
      '-',
    ]);
  });

  it('is told when there is none', async () => {
    mkdirSync(folder.at('empty'));
    assert.deepEqual(await find(['missing', '*.nothing', 'empty', 'no/*', 'missing/Dockerfile']), [
      'cannot read missing: there is no such file or folder',
      'no file matches *.nothing',
      'no file matches no/*',
      'cannot read missing/Dockerfile: there is no such file or folder',
      'nothing in empty',
    ]);
  });

  it('is not searched for any longer when it is cancelled', async () => {
    write('Dockerfile');
    const options = { workingFolder: folder.path, gitIgnore: true, signal: AbortSignal.abort() };
    await assert.rejects(findTargets(['.'], options), { name: 'AbortError' });
  });
});
