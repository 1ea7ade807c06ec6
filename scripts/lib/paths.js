/** Where things are. Plain data: nothing here touches the disk. */
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Build output and markers of this checkout; git-ignored. */
export const buildFolder = join(root, '.build');

/** Screenshots and logs of tests; git-ignored. */
export const artifactsFolder = join(root, 'test', '.artifacts');

/** The project's own Node 24, present once the npm packages are installed. */
export const projectNode = join(root, 'node_modules', '.bin', 'node');

/** What a fresh clone can reuse: one folder per user, by the XDG base directory specification. */
export function cacheFolder(env = process.env) {
  const base =
    env.XDG_CACHE_HOME ||
    (process.platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : undefined) ||
    (process.platform === 'win32' ? env.LOCALAPPDATA : undefined) ||
    join(homedir(), '.cache');
  return join(base, 'longshore');
}
