import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../scripts/lib/paths.js';

const run = promisify(execFile);

/** What is written by hand; everything that a new thing could need to touch. */
const SOURCES = ['client', 'core', 'docs', 'scripts', 'server', 'syntaxes', 'test'];
const FILES = ['package.json', 'tsconfig.json', 'biome.json', '.gitignore', '.mocharc.json'];

describe('npm run new', function () {
  this.timeout(60_000);
  let copy: string;
  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'longshore-new-'));
    for (const folder of SOURCES) {
      cpSync(join(root, folder), join(copy, folder), {
        recursive: true,
        filter: (path) => !/\/(?:dist|node_modules|\.artifacts|\.build)$/.test(path),
      });
    }
    for (const file of FILES) cpSync(join(root, file), join(copy, file));
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  });
  afterEach(() => rmSync(copy, { recursive: true, force: true }));

  it('makes a rule in one file: the tests, the page and the lists follow from it', async () => {
    const before = contents();
    await make('rule', 'LS9999');
    assert.deepEqual(touchedByHand(before), ['server/rules/LS9999.ts']);
    assert.match(read('docs/rules/LS9999.md'), /^# LS9999: /m);
    assert.match(read('server/rules/index.generated.ts'), /LS9999/);
    assert.match(read('package.json'), /"LS9999"/);
    await mocha('test/server/rules/rules.test.ts', 'LS9999 does what its examples show');
  });

  it('makes a command in one file: menus, palette and ids follow from it', async () => {
    const before = contents();
    await make('command', 'container.hoist');
    assert.deepEqual(touchedByHand(before), ['client/commands/container/hoist.ts']);
    assert.match(read('package.json'), /"command": "longshore\.container\.hoist"/);
    assert.match(read('client/commands/ids.generated.ts'), /longshore\.container\.hoist/);
  });

  it('makes a tree node in one file', async () => {
    const before = contents();
    await make('node', 'harbour');
    assert.deepEqual(touchedByHand(before), ['client/tree/nodes/harbour.ts']);
  });

  it('overwrites nothing and says what it takes', async () => {
    const before = contents();
    await assert.rejects(make('rule', 'DL3006'), /DL3006\.ts is there already/);
    await assert.rejects(make('rule', 'lower'), /"lower" is not a rule's code/);
    await assert.rejects(make('thing', 'name'), /Usage: npm run new -- KIND NAME/);
    assert.deepEqual(contents(), before);
  });

  async function make(kind: string, name: string): Promise<void> {
    await run(process.execPath, ['scripts/new.js', kind, name], { cwd: copy });
  }

  async function mocha(file: string, title: string): Promise<void> {
    const program = join(root, 'node_modules/mocha/bin/mocha.js');
    const { stdout } = await run(process.execPath, [program, file, '--fgrep', title], {
      cwd: copy,
    });
    assert.match(stdout, /1 passing/);
  }

  function read(path: string): string {
    return readFileSync(join(copy, path), 'utf8');
  }

  function contents(): ReadonlyMap<string, string> {
    const paths = SOURCES.flatMap((folder) =>
      readdirSync(join(copy, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(copy.length + 1)),
    );
    return new Map([...paths, 'package.json'].map((path) => [path, read(path)]));
  }

  /** Files that changed, without those that `npm run generate` writes. */
  function touchedByHand(before: ReadonlyMap<string, string>): readonly string[] {
    return [...contents()]
      .filter(([path, text]) => before.get(path) !== text)
      .map(([path]) => path)
      .filter((path) => !/\.generated\.ts$|^docs\/rules\/|^package\.json$/.test(path));
  }
});
