import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export const kind = 'node';
export const usage = 'node KIND              one file under client/tree/nodes, as pod';

/**
 * Writes a tree node's skeleton.
 * @param {string} name `pod`.
 * @param {{ root: string }} where
 * @returns {Promise<string[]>} The files written, from the root.
 */
export async function create(name, { root }) {
  if (!/^[a-z][A-Za-z]*$/.test(name)) {
    throw new Error(`"${name}" is not a node kind's name; write one word, as pod`);
  }
  const path = `client/tree/nodes/${name}.ts`;
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), skeleton(name), { flag: 'wx' });
  return [path];
}

function skeleton(name) {
  return `import type { NodeKind } from '../node.ts';

/** A ${name}; its target is the ${name}'s id. */
export const node: NodeKind<string> = {
  kind: '${name}',
  plural: '${name}s',
  source: 'containers',
  id: (target) => \`${name}:\${target}\`,
  all: () => [],
  item: (_snapshot, target) => ({ label: target, flags: [], collapsible: 'none' }),
  children: () => [],
};
`;
}
