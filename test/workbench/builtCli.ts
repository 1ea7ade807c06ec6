import { execFile } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The path of the command line's program. Built first when a source is newer than its bundle. */
export async function builtCli(): Promise<string> {
  const sources = Math.max(...['core', 'server'].map(newestIn));
  if (sources > changedAt('server/dist/cli.cjs')) {
    await promisify(execFile)(process.execPath, ['scripts/build.js'], { cwd: ROOT });
  }
  return join(ROOT, 'server/bin/longshore.js');
}

function newestIn(folder: string): number {
  const names = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  const sources = names.filter((name) => name.endsWith('.ts') && !/[\\/]?dist[\\/]/.test(name));
  return Math.max(...sources.map((name) => changedAt(join(folder, name))));
}

/** Milliseconds since 1970; 0 for what does not exist. */
function changedAt(path: string): number {
  return statSync(join(ROOT, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
