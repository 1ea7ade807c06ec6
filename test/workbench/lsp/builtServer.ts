import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** The path of the language server's program. Built first when a source is newer than its bundle. */
export async function builtServer(): Promise<string> {
  const bundle = await changedAt('server/dist/main.cjs');
  const sources = await Promise.all(['core', 'server'].map(newestIn));
  if (Math.max(...sources) > bundle) {
    await promisify(execFile)(process.execPath, ['scripts/build.js'], { cwd: ROOT });
  }
  return join(ROOT, 'server/bin/longshore-language-server.js');
}

async function newestIn(folder: string): Promise<number> {
  const names = await readdir(join(ROOT, folder), { recursive: true });
  const sources = names.filter((name) => name.endsWith('.ts') && !/[\\/]?dist[\\/]/.test(name));
  return Math.max(...(await Promise.all(sources.map((name) => changedAt(join(folder, name))))));
}

/** Milliseconds since 1970; 0 for what does not exist. */
async function changedAt(path: string): Promise<number> {
  return stat(join(ROOT, path)).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}
