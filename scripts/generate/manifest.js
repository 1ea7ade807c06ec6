/**
 * Writes what the editor must know before it runs us: the manifest's `contributes` and what
 * belongs to it, and the lists of commands, nodes and views. All of it comes from the files under
 * `client/commands`, `client/tree`, `server/rules`, and from `client/settings.ts`.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { contributes } from './contributes.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** The sidebar from top to bottom; views that are not named here come last. */
const VIEW_ORDER = [
  'containers',
  'images',
  'volumes',
  'networks',
  'registries',
  'contexts',
  'system',
];
const NOTICE = '// Written by `npm run generate`; do not edit.\n';

/**
 * @param {(path: string, text: string) => Promise<void> | void} write Gets paths from the root.
 * @param {{ root?: string }} [options]
 */
export async function generate(write, { root = ROOT } = {}) {
  const commands = await exportsOf(root, await commandFiles(root), 'command');
  const nodes = await exportsOf(root, await files(root, 'client/tree/nodes'), 'node');
  const views = inOrder(await exportsOf(root, await files(root, 'client/tree/views'), 'view'));
  const rules = await exportsOf(root, await ruleFiles(root), 'rule');
  const { SETTINGS } = await load(root, 'client/settings.ts');

  await write('client/commands/index.generated.ts', commandIndex(commands));
  await write('client/commands/ids.generated.ts', commandIds(commands));
  await write('client/tree/index.generated.ts', treeIndex(nodes, views));
  await write('package.json', await manifest(root, { commands, views, rules, settings: SETTINGS }));
}

function inOrder(views) {
  const place = ({ value }) => {
    const index = VIEW_ORDER.indexOf(value.id.replace('longshore.', ''));
    return index < 0 ? VIEW_ORDER.length : index;
  };
  return views.sort((a, b) => place(a) - place(b));
}

/** @returns {Promise<string[]>} `client/commands/<object>/<verb>.ts`, in order. */
async function commandFiles(root) {
  const folder = 'client/commands';
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  const objects = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const found = await Promise.all(objects.sort().map((name) => files(root, `${folder}/${name}`)));
  return found.flat();
}

/** Rules are named by their code; what they share is not. */
async function ruleFiles(root) {
  const found = await files(root, 'server/rules');
  return found.filter((path) => /\/[A-Z]\w*\.ts$/.test(path));
}

async function files(root, folder) {
  const names = await readdir(join(root, folder));
  return names
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => `${folder}/${name}`);
}

async function exportsOf(root, paths, name) {
  return Promise.all(
    paths.map(async (path) => {
      const value = (await load(root, path))[name];
      if (value === undefined) {
        throw new Error(`${path} exports no "${name}"; every file there must`);
      }
      return { path, value };
    }),
  );
}

function load(root, path) {
  return import(pathToFileURL(join(root, path)).href);
}

function commandIndex(commands) {
  const named = commands.map(({ path, value }) => {
    checkId(path, value.id);
    return { name: camelCase(value.id), from: path.replace('client/commands/', './') };
  });
  return [
    NOTICE,
    "import type { Command } from './command.ts';\n",
    ...named.map(({ name, from }) => `import { command as ${name} } from '${from}';\n`),
    '\n/** Every command there is. */\n',
    list('COMMANDS', 'readonly Command[]', named),
  ].join('');
}

/** `client/commands/container/start.ts` holds `longshore.container.start`. */
function checkId(path, id) {
  const [object, verb] = path.replace('client/commands/', '').replace('.ts', '').split('/');
  if (id !== `longshore.${object}.${verb}`) {
    throw new Error(
      `${path} holds the command "${id}"; its id must be longshore.${object}.${verb}`,
    );
  }
}

function commandIds(commands) {
  const ids = commands.map(({ value }) => `\n  | '${value.id}'`);
  return `${NOTICE}\n/** The id of a command of ours. */\nexport type CommandId =${ids.join('')};\n`;
}

function treeIndex(nodes, views) {
  const kinds = nodes.map(({ path, value }) => ({
    name: `${value.kind}Node`,
    from: path.replace('client/tree/', './'),
    what: 'node',
  }));
  const shown = views.map(({ path, value }) => ({
    name: `${camelCase(value.id)}View`,
    from: path.replace('client/tree/', './'),
    what: 'view',
  }));
  return [
    NOTICE,
    "import type { AnyNodeKind, ViewDefinition } from './node.ts';\n",
    ...[...kinds, ...shown].map(
      ({ what, name, from }) => `import { ${what} as ${name} } from '${from}';\n`,
    ),
    '\n/** Every kind of row. */\n',
    list('NODES', 'readonly AnyNodeKind[]', kinds),
    '\n/** Every view, in the order of the sidebar. */\n',
    list('VIEWS', 'readonly ViewDefinition[]', shown),
  ].join('');
}

function list(name, type, items) {
  const lines = items.map((item) => `  ${item.name},\n`);
  return `export const ${name}: ${type} = [\n${lines.join('')}];\n`;
}

/** `longshore.container.start` -> `containerStart`. */
function camelCase(id) {
  return id.replace(/^longshore\./, '').replace(/\.(.)/g, (_, letter) => letter.toUpperCase());
}

/** The whole package.json, with the generated parts exchanged where they stand. */
async function manifest(root, sources) {
  const before = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const generated = contributes({
    commands: sources.commands.map(({ value }) => value),
    views: sources.views.map(({ value }) => value),
    settings: sources.settings,
    rules: sources.rules.map(({ value }) => value),
  });
  return `${JSON.stringify({ ...before, ...generated }, undefined, 2)}\n`;
}
