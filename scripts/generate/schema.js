/** Writes the JSON Schema of `longshore.yaml`, from the tables that read it and from the rules. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { longshoreSchema } from '../../server/lint/configuration/schema.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export const folders = ['schemas'];

/**
 * @param {(path: string, text: string) => void} write
 * @param {{ root?: string }} [options]
 */
export async function generate(write, { root = ROOT } = {}) {
  const folder = join(root, 'server/rules');
  const names = (await readdir(folder)).filter((name) => /^[A-Z]\w*\.ts$/.test(name)).sort();
  const rules = await Promise.all(
    names.map(async (name) => (await import(pathToFileURL(join(folder, name)).href)).rule),
  );
  const schema = longshoreSchema(rules);
  write('schemas/longshore.schema.json', `${JSON.stringify(schema, undefined, 2)}\n`);
}
