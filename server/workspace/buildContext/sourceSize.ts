import { join } from 'node:path';
import type { Ignore } from '../../../core/dockerignore/ignore.ts';
import type { SourceSize } from '../../model/buildContext.ts';
import type { FileSystem } from '../ports.ts';
import type { Found } from './sourceSearch.ts';

/** So many entries are looked at: who copies more has seen enough. */
const MOST = 20_000;
/** So many sizes are asked for at a time. */
const AT_ONCE = 32;

/**
 * Counts what `found` in the context `root` adds to a build, without what `ignore` keeps out. Links
 * count for themselves; what cannot be read counts for nothing. Stops early when `signal` fires.
 */
export async function sizeOfSource(
  found: readonly Found[],
  root: string,
  ignore: Ignore | undefined,
  files: FileSystem,
  signal: AbortSignal,
): Promise<SourceSize> {
  const open = [...found].reverse();
  let counted = 0;
  let total = 0;
  let seen = 0;
  let waiting: string[] = [];
  const weigh = async () => {
    const sizes = await Promise.all(waiting.map((path) => weight(files, join(root, path), signal)));
    for (const size of sizes) total += size;
    waiting = [];
  };
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (signal.aborted || ++seen > MOST) break;
    const { path, kind } = next;
    const ignored = ignore?.match(path).ignored ?? false;
    if (kind === 'folder') {
      if (ignored && !ignore?.mayReinclude(path)) continue;
      const entries = await inside(files, root, path, signal);
      for (const entry of entries.slice(0, MOST)) open.push(entry);
    } else if (!ignored) {
      counted++;
      waiting.push(path);
      if (waiting.length >= AT_ONCE) await weigh();
    }
  }
  await weigh();
  return { files: counted, bytes: total, complete: seen <= MOST };
}

async function weight(files: FileSystem, path: string, signal: AbortSignal): Promise<number> {
  try {
    return await files.sizeOf(path, signal);
  } catch {
    return 0;
  }
}

async function inside(
  files: FileSystem,
  root: string,
  folder: string,
  signal: AbortSignal,
): Promise<readonly Found[]> {
  try {
    const entries = await files.readFolder(join(root, folder), signal);
    return entries.map(({ name, kind }) => ({
      path: folder === '.' ? name : `${folder}/${name}`,
      kind,
    }));
  } catch {
    return [];
  }
}
