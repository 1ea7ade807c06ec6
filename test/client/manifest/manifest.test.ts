import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { COMMANDS } from '../../../client/commands/index.generated.ts';
import { SETTINGS } from '../../../client/settings.ts';
import { NODES, VIEWS } from '../../../client/tree/index.generated.ts';
import { generate } from '../../../scripts/generate/manifest.js';
import { create as createCommand } from '../../../scripts/new/command.js';
import { create as createNode } from '../../../scripts/new/node.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

interface Entry {
  readonly command: string;
  readonly when?: string;
  readonly group?: string;
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly (Entry & {
      readonly title: string;
      readonly enablement?: string;
    })[];
    readonly menus: Readonly<Record<string, readonly Entry[]>>;
    readonly keybindings: readonly (Entry & { readonly key: string; readonly args: string })[];
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, { scope: string }>> };
  };
  readonly capabilities: {
    readonly untrustedWorkspaces: {
      readonly supported: string;
      readonly restrictedConfigurations: readonly string[];
    };
  };
}

/** Everything that is generated under `root`, by path. */
async function generated(root: string): Promise<Map<string, string>> {
  const written = new Map<string, string>();
  await generate((path, text) => void written.set(path, text), { root });
  return written;
}

async function manifest(): Promise<Manifest> {
  return JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as Manifest;
}

describe('the manifest', () => {
  it('is what the definitions say; else run `npm run generate`', async () => {
    for (const [path, text] of await generated(ROOT)) {
      assert.equal(await readFile(join(ROOT, path), 'utf8'), text, path);
    }
  });

  it('has a title for every command, all different', async () => {
    const { commands } = (await manifest()).contributes;
    assert.deepEqual(
      commands.map(({ command }) => command),
      COMMANDS.map(({ id }) => id),
    );
    const titles = commands.map(({ title }) => title);
    assert.equal(new Set(titles).size, titles.length);
    for (const title of titles) {
      assert.match(title, /^[A-Z]/);
    }
  });

  it('refers only to commands and views that exist', async () => {
    const { menus, keybindings, viewsWelcome, views } = (await manifest()).contributes;
    const ids = new Set<string>(COMMANDS.map(({ id }) => id));
    for (const { command } of [...Object.values(menus).flat(), ...keybindings]) {
      assert.ok(ids.has(command), command);
    }
    const shown = Object.values(views)
      .flat()
      .map(({ id }) => id);
    assert.deepEqual(
      shown,
      VIEWS.map(({ id }) => id),
    );
    for (const { view, contents } of viewsWelcome) {
      assert.ok(shown.includes(view), view);
      for (const [, command = ''] of contents.matchAll(/\(command:([\w.]+)/g)) {
        assert.ok(ids.has(command) || command.startsWith('workbench.'), command);
      }
    }
  });

  it('binds no key twice in one place', async () => {
    const { keybindings } = (await manifest()).contributes;
    const places = keybindings.map(({ key, when }) => `${key} ${when}`);
    assert.equal(new Set(places).size, places.length);
  });

  it('puts no two buttons or menu entries in one place for one state', async () => {
    const { menus } = (await manifest()).contributes;
    const places = (menus['view/item/context'] ?? []).map(({ group, when }) => `${group} ${when}`);
    assert.equal(new Set(places).size, places.length);
  });

  it('lets nothing steer in an untrusted workspace', async () => {
    const { commands, menus, keybindings } = (await manifest()).contributes;
    for (const { id, steers } of COMMANDS) {
      const entries = [...Object.values(menus).flat(), ...keybindings].filter(
        ({ command, when }) => command === id && when !== 'false',
      );
      for (const { when = '' } of entries) {
        assert.equal(/\bisWorkspaceTrusted$/.test(when), steers, `${id}: ${when}`);
      }
      const entry = commands.find(({ command }) => command === id);
      assert.equal(entry?.enablement, steers ? 'isWorkspaceTrusted' : undefined);
    }
  });

  it('reads what chooses an Engine or a program neither from a workspace nor unrestricted', async () => {
    const { contributes, capabilities } = await manifest();
    const { supported, restrictedConfigurations } = capabilities.untrustedWorkspaces;
    assert.equal(supported, 'limited');
    const choosing = SETTINGS.map(({ id }) => id).filter((id) =>
      /^longshore\.(?:engine\.|.*[Pp]ath$)/.test(id),
    );
    assert.ok(choosing.includes('longshore.shellcheck.path'));
    assert.deepEqual(restrictedConfigurations, choosing);
    for (const id of choosing) {
      assert.equal(contributes.configuration.properties[id]?.scope, 'machine');
    }
  });

  it('has a node kind for every command on rows, and a flag its rows can carry', () => {
    for (const command of COMMANDS) {
      if (command.on !== undefined) {
        assert.ok(
          NODES.some(({ kind }) => kind === command.on),
          command.id,
        );
      }
    }
  });
});

describe('adding to the client', () => {
  let root: string;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'longshore-new-'));
    await cp(join(ROOT, 'package.json'), join(root, 'package.json'));
    for (const folder of ['core', 'client', 'server']) {
      const filter = (path: string) => !path.endsWith('dist');
      await cp(join(ROOT, folder), join(root, folder), { recursive: true, filter });
    }
    await symlink(join(ROOT, 'node_modules'), join(root, 'node_modules'), 'junction');
  });

  afterEach(() => rm(root, { recursive: true }));

  /** Paths whose generated text is not what it was before. */
  async function changed(before: ReadonlyMap<string, string>): Promise<readonly string[]> {
    const after = await generated(root);
    return [...after].filter(([path, text]) => before.get(path) !== text).map(([path]) => path);
  }

  it('a command takes one file; the rest is generated', async () => {
    const before = await generated(root);
    assert.deepEqual(await createCommand('container.checkpoint', { root }), [
      'client/commands/container/checkpoint.ts',
    ]);
    assert.deepEqual(await changed(before), [
      'client/commands/index.generated.ts',
      'client/commands/ids.generated.ts',
      'package.json',
    ]);
    const { contributes } = JSON.parse(
      (await generated(root)).get('package.json') ?? '',
    ) as Manifest;
    assert.deepEqual(
      contributes.commands.find(({ command }) => command === 'longshore.container.checkpoint'),
      {
        command: 'longshore.container.checkpoint',
        title: 'Checkpoint Container',
        category: 'Longshore',
        enablement: 'isWorkspaceTrusted',
      },
    );
    assert.deepEqual(
      contributes.menus['view/item/context']?.filter(({ command }) =>
        command.endsWith('.checkpoint'),
      ),
      [
        {
          command: 'longshore.container.checkpoint',
          group: '1_life@9',
          when: 'view =~ /^longshore\\./ && viewItem =~ /\\.container\\./ && isWorkspaceTrusted',
        },
      ],
    );
  });

  it('a node kind takes one file', async () => {
    const before = await generated(root);
    assert.deepEqual(await createNode('pod', { root }), ['client/tree/nodes/pod.ts']);
    assert.deepEqual(await changed(before), ['client/tree/index.generated.ts']);
  });

  it('never writes over what is there', async () => {
    await assert.rejects(createCommand('container.stop', { root }), { code: 'EEXIST' });
    await assert.rejects(createNode('container', { root }), { code: 'EEXIST' });
  });

  it('refuses names that are none', async () => {
    await assert.rejects(createCommand('../evil.x', { root }), /is not a command's name/);
    await assert.rejects(createNode('a/b', { root }), /is not a node kind's name/);
  });
});
