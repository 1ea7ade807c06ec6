import { dirname, join, relative, sep } from 'node:path';
import type { Look } from './folders.ts';
import { partsOf } from './sourceSearch.ts';

/**
 * Whether a source that is not there may be made by a build outside Docker, before this one: Git
 * ignores it, or it is called like what build tools make. Reads no folder that is not known.
 */
export function mayBeGenerated(source: string, root: string, look: Look): boolean {
  const parts = partsOf(source);
  if (parts.some((part) => OUTPUT_FOLDERS.has(part.toLowerCase()))) return true;
  if (PACKAGE.test(parts.at(-1) ?? '')) return true;
  return isGitIgnored(join(root, ...parts), look);
}

const OUTPUT_FOLDERS: ReadonlySet<string> = new Set([
  ...['.next', '.nuxt', '.output', '.svelte-kit', '_build', '_output', 'artifact', 'artifacts'],
  ...['bin', 'build', 'coverage', 'dist', 'generated', 'node_modules', 'obj', 'out', 'output'],
  ...['pkg', 'publish', 'rel', 'release', 'releases', 'target', 'tmp', 'vendor', 'venv', '.venv'],
]);

/** What a compiler or packager makes. */
const PACKAGE =
  /\.(?:jar|war|ear|whl|deb|rpm|apk|exe|dll|so|wasm|zip|t[gbx]z|tar|tar\.\w+|phar|gem|bin)$/i;

/** By the ignore files on the way up to the repository's root, as far as they are known. */
function isGitIgnored(path: string, look: Look): boolean {
  for (let at = dirname(path); ; at = dirname(at)) {
    const folder = look.known(at);
    const inside = relative(at, path).split(sep).join('/');
    if (folder?.ignores.get('.gitignore')?.match(inside).ignored) return true;
    if (folder?.entries.has('.git') || dirname(at) === at) return false;
  }
}
