import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { VERSION } from '../../../server/version.generated.ts';
import { TempFolder } from '../../workbench/tempFolder.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Every Node in PATH that the package is for, each once; the one that runs this test among them. */
function nodes(): readonly string[] {
  const found = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'node'))
    .filter((path) => existsSync(path))
    .map((path) => realpathSync(path));
  return [...new Set([realpathSync(process.execPath), ...found])].filter((node) => {
    const [major = 0, minor = 0] = versionOf(node).split('.').map(Number);
    return major > 20 || (major === 20 && minor >= 3);
  });
}

function versionOf(node: string): string {
  return execFileSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).trim();
}

describe('The npm package', function () {
  this.timeout(120_000);
  const folder = new TempFolder();
  let contents: readonly string[] = [];

  before(() => {
    folder.make();
    const npm = (args: readonly string[], cwd: string) =>
      execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    const packed = npm(['pack', '-w', 'server', '--json', '--pack-destination', folder.path], ROOT);
    const [{ filename, files }] = JSON.parse(packed);
    contents = files.map(({ path }: { path: string }) => path).sort();
    folder.write({ 'package.json': '{ "private": true }' });
    npm(['install', '--offline', '--no-audit', '--no-fund', folder.at(filename)], folder.path);
  });
  after(() => folder.remove());

  it('holds the programs, what they are and whose they are, and nothing else', () => {
    assert.deepEqual(contents, [
      'LICENSE',
      'README.md',
      'bin/longshore-language-server.js',
      'bin/longshore.js',
      'dist/THIRD-PARTY-LICENSES.txt',
      'dist/cli.cjs',
      'dist/main.cjs',
      'package.json',
    ]);
  });

  it('needs no other package', () => {
    const listed = JSON.parse(folder.read('package-lock.json'));
    assert.deepEqual(Object.keys(listed.packages).sort(), ['', 'node_modules/longshore']);
  });

  it('names the packages in its bundles, and their licenses', () => {
    const licenses = folder.read('node_modules/longshore/dist/THIRD-PARTY-LICENSES.txt');
    for (const name of ['dockerfile-ast', 'ignore', 'picomatch', 'unbash', 'yaml']) {
      assert.match(licenses, new RegExp(`^${name} \\d`, 'm'));
    }
  });

  for (const node of nodes()) {
    it(`runs on Node ${versionOf(node)}`, () => {
      const run = (args: readonly string[], input = '') => {
        const program = folder.at('node_modules/.bin/longshore');
        return spawnSync(node, [program, ...args], { cwd: folder.path, encoding: 'utf8', input });
      };
      assert.equal(run(['--version']).stdout, `${VERSION}\n`);
      const files = Array.from({ length: 40 }, (_, n) => [
        `many/${n}.Dockerfile`,
        'FROM alpine:3.22\nADD many /srv/\n',
      ]);
      folder.write(Object.fromEntries(files));
      const linted = run(['lint', '--no-shellcheck', '--threads', '2', '-f', 'json', 'many']);
      assert.equal(linted.stderr, '');
      assert.equal(linted.status, 1);
      const adds = JSON.parse(linted.stdout).filter(
        ({ code }: { code: string }) => code === 'DL3020',
      );
      assert.equal(adds.length, 40);
      const fixed = run(['lint', '--no-shellcheck', '--fix', '-'], 'FROM alpine:3.22\nADD a /a\n');
      assert.equal(fixed.stdout, 'FROM alpine:3.22\nCOPY a /a\n');
      const server = spawnSync(
        node,
        [folder.at('node_modules/.bin/longshore-language-server'), '--version'],
        {
          encoding: 'utf8',
        },
      );
      assert.equal(server.stdout, `${VERSION}\n`);
    });
  }
});

describe('Recipes for CI', () => {
  const readme = readFileSync(join(ROOT, 'server/README.md'), 'utf8');
  const hooks = readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8');

  it('name this version', () => {
    const versions = [...`${readme}${hooks}`.matchAll(/longshore@([\w.-]+)|rev: v([\w.-]+)/g)];
    assert.deepEqual([...new Set(versions.map(([, npm, git]) => npm ?? git))], [VERSION]);
  });

  it('are hooks that pre-commit knows how to run', () => {
    assert.deepEqual(
      parse(hooks).map(({ id, entry, types }: Record<string, unknown>) => [id, entry, types]),
      [
        ['longshore', `npx --yes longshore@${VERSION} lint`, ['dockerfile']],
        ['longshore-fix', `npx --yes longshore@${VERSION} lint --fix`, ['dockerfile']],
      ],
    );
  });
});
