import { dirname, join } from 'node:path';
import type { EntryKind, FileSystem } from '../ports.ts';
import { ignoreFileOf } from './buildContext.ts';
import { type ContextPlace, contextRoot, type WantedSource } from './contextRoot.ts';
import { Folders, type KnownFolders, Look } from './folders.ts';
import { partsOf } from './sourceSearch.ts';

/** Something in a folder of a build context. */
export interface ListedEntry {
  readonly name: string;
  readonly kind: EntryKind;
  /** The ignore file's line that keeps it out of the build. */
  readonly ignoredBy: string | undefined;
}

export interface FolderToList {
  readonly place: ContextPlace;
  /** What the file copies, by which its context is found. */
  readonly sources: readonly WantedSource[];
  /** From the context; `..` stops there. */
  readonly path: string;
}

/** Each round reads one level deeper. */
const MOST_ROUNDS = 100;

/**
 * What stands in a folder of the build context now; empty when there is no such folder. The context
 * is the Dockerfile's own folder where nobody can tell a better one. `known` saves reading what leads
 * there; the folder itself is always read.
 */
export async function listFolder(
  { place, sources, path }: FolderToList,
  known: KnownFolders,
  files: FileSystem,
  signal: AbortSignal,
): Promise<readonly ListedEntry[]> {
  const own = new Folders(files);
  const all: KnownFolders = { get: (folder) => known.get(folder) ?? own.get(folder) };
  const beside = dirname(place.dockerfile);
  let root: string | undefined;
  let ignore: ReturnType<typeof ignoreFileOf>;
  for (let round = 0; round < MOST_ROUNDS && !signal.aborted; round++) {
    const look = new Look(all);
    root = contextRoot(place, sources, look);
    ignore = ignoreFileOf(place.dockerfile, root ?? beside, look);
    if (look.wanted.size === 0) break;
    await own.read(look.wanted, signal);
  }
  if (signal.aborted) return [];
  const parts = partsOf(path);
  const entries = await files
    .readFolder(join(root ?? beside, ...parts), signal)
    .catch(() => NOTHING);
  return entries.map(({ name, kind }) => {
    const inside = [...parts, name].join('/');
    const verdict = ignore?.ignore.match(inside);
    const maybe = kind === 'folder' && ignore?.ignore.mayReinclude(inside);
    const ignoredBy = verdict?.ignored && !maybe ? verdict.by?.text : undefined;
    return { name, kind, ignoredBy };
  });
}

const NOTHING: readonly { name: string; kind: EntryKind }[] = [];
