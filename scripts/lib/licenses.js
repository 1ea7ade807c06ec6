/** What the licenses of bundled packages ask for: their texts, beside the bundle. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './paths.js';

/**
 * @param {readonly string[]} inputs The bundled files, relative to the root
 * @returns {Promise<string>} Each package's name, version and license text, in the order of names
 */
export async function licensesOf(inputs) {
  const folders = new Set(
    inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []),
  );
  const parts = await Promise.all([...folders].map(packageLicense));
  return `${HEAD}\n${parts.sort().join('\n')}`;
}

const HEAD = 'The programs in this folder contain these packages:\n';

async function packageLicense(folder) {
  const { name, version, license } = JSON.parse(
    await readFile(join(root, folder, 'package.json'), 'utf8'),
  );
  const files = await readdir(join(root, folder));
  const file = files.find((one) => /^licen[cs]e/i.test(one));
  // Some packages name their license and no more.
  const text = file
    ? (await readFile(join(root, folder, file), 'utf8')).trim()
    : `License: ${license}`;
  return `${'-'.repeat(80)}\n${name} ${version}\n\n${text}\n`;
}
