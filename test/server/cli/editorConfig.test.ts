import assert from 'node:assert/strict';
import { EditorConfigs } from '../../../server/cli/format/editorConfig.ts';
import { globPattern } from '../../../server/cli/format/editorConfigGlob.ts';
import { MemoryFiles } from '../../workbench/files/memoryFiles.ts';

describe('globs of .editorconfig', () => {
  /** Each with a path it fits and one it does not. */
  const cases: readonly (readonly [glob: string, fits: string, doesNot: string])[] = [
    ['D*', 'a/b/Dockerfile', 'D/a'],
    ['Dockerfile', 'a/Dockerfile', 'a/Dockerfile.dev'],
    ['*.Dockerfile', 'a/b.Dockerfile', 'a/Dockerfile'],
    ['a/*', 'a/b', 'a/b/c'],
    ['/b', 'b', 'a/b'],
    ['a/**', 'a/b/c', 'b/c'],
    ['a/**/d', 'a/b/c/d', 'a/d/e'],
    ['?ockerfile', 'Dockerfile', 'xxockerfile'],
    ['[Dd]ockerfile', 'dockerfile', 'xockerfile'],
    ['[!d]ockerfile', 'Dockerfile', 'dockerfile'],
    ['{Docker,Container}file', 'Containerfile', 'Podfile'],
    ['{a,{b,c}d}', 'cd', 'd'],
    ['{a}', '{a}', 'a'],
    ['{a,b', '{a,b', 'a'],
    ['a}b', 'a}b', 'ab'],
    ['{1..3}', '2', '4'],
    ['{3..1}', '2', '0'],
    ['a[b', 'a[b', 'ab'],
    ['\\*', '*', 'a'],
    ['a.b+(c)', 'a.b+(c)', 'aXb+(c)'],
    ['{1..99999}', '5000', 'x'],
  ];
  for (const [glob, fits, doesNot] of cases) {
    it(`${glob} fits ${fits}`, () => {
      assert.ok(globPattern(glob).test(fits), `${globPattern(glob)}`);
      assert.ok(!globPattern(glob).test(doesNot), doesNot);
    });
  }
});

describe('.editorconfig', () => {
  const of = async (marked: string, path: string) =>
    Object.fromEntries(await new EditorConfigs(new MemoryFiles(marked)).of(path));

  it('adds up from the root down, section by section', async () => {
    const files = `//- /.editorconfig
[*]
charset = latin1
//- /work/.editorconfig
\uFEFF# top
ROOT = True
[*]
indent_style = tab
Indent_Size = 8
; not this one
[other]
indent_size = 1
//- /work/api/.editorconfig
[{Dockerfile,*.yml}]
indent_size=2
broken
= nothing
`;
    const tabs = { indent_style: 'tab', indent_size: '8' };
    assert.deepEqual(await of(files, '/work/Dockerfile'), tabs);
    assert.deepEqual(await of(files, '/work/api/Dockerfile'), { ...tabs, indent_size: '2' });
    assert.deepEqual(await of(files, '/other/Dockerfile'), { charset: 'latin1' });
  });

  it('is nothing where it is missing or cannot be read', async () => {
    const files = new MemoryFiles({});
    files.write('/a/.editorconfig', new Error('EACCES'));
    assert.equal((await new EditorConfigs(files).of('/a/Dockerfile')).size, 0);
  });

  it('reads each file once', async () => {
    const files = new MemoryFiles('//- /a/.editorconfig\n[*]\nindent_size = 2\n');
    const configs = new EditorConfigs(files);
    await Promise.all([configs.of('/a/x'), configs.of('/a/b/y'), configs.of('/a/z')]);
    assert.equal(files.asked.filter((path) => path === '/a/.editorconfig').length, 1);
  });
});
