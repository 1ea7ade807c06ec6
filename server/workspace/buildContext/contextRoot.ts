import { dirname } from 'node:path';
import type { Look } from './folders.ts';
import { mayBeGenerated } from './generatedPaths.ts';
import { partsOf, searchSource } from './sourceSearch.ts';

/** Where a Dockerfile stands, and what is known of its build context. */
export interface ContextPlace {
  /** Absolute. */
  readonly dockerfile: string;
  /** The folder that was opened, or that a command runs in. */
  readonly workspaceFolder?: string | undefined;
  /** The context, if somebody says so. Absolute. */
  readonly context?: string | undefined;
}

/** What a Dockerfile copies. */
export interface WantedSource {
  readonly path: string;
  /** No build argument changes it: it must be there. */
  readonly fixed: boolean;
}

/** Far more than folders are nested; a guard only. */
const MOST_PARENTS = 40;

/**
 * The folder that `docker build` is most likely given: what was configured, else the nearest folder
 * from the Dockerfile's own up to the top of the repository that holds all `sources`, else one
 * that holds whatever any of them holds. `undefined` when it could as well be another, or
 * something must be read first, which `look` has noted then.
 */
export function contextRoot(
  { dockerfile, workspaceFolder, context }: ContextPlace,
  sources: readonly WantedSource[],
  look: Look,
): string | undefined {
  if (context !== undefined) {
    const up = foldersUp(context, undefined, look);
    // A folder that is not there would make everything seem to be missing.
    return up !== undefined && look.known(context)?.entries.size !== 0 ? context : undefined;
  }
  const own = dirname(dockerfile);
  const nearest = trial(own, sources, look);
  if (nearest === undefined || nearest.missing.length === 0) return nearest?.root;
  const up = foldersUp(own, workspaceFolder, look);
  if (up === undefined) return undefined;
  const trials: Trial[] = [];
  for (const folder of up.folders) {
    const tried = trial(folder, sources, look);
    if (tried === undefined) return undefined;
    if (tried.missing.length === 0 && tried.found.size > 0) return folder;
    trials.push(tried);
  }
  return bestOf(trials, up.complete);
}

/** What one folder holds of what a Dockerfile copies. */
interface Trial {
  readonly root: string;
  readonly found: ReadonlySet<string>;
  /** Without what a build before this one may make. */
  readonly missing: readonly string[];
  /** It has an ignore file, which makes sense in a context only. */
  readonly marked: boolean;
}

function trial(root: string, sources: readonly WantedSource[], look: Look): Trial | undefined {
  const found = new Set<string>();
  const missing = new Set<string>();
  let unread = look.folder(root) === undefined;
  for (const { path, fixed } of sources) {
    if (partsOf(path).length === 0) continue;
    const search = searchSource(path, root, look);
    if (search === 'unread') unread = true;
    else if (search === 'unknown') continue;
    else if (search.length > 0) found.add(path);
    else if (fixed && !mayBeGenerated(path, root, look)) missing.add(path);
  }
  if (unread) return undefined;
  const marked = look.known(root)?.ignores.has('.dockerignore') ?? false;
  return { root, found, missing: [...missing], marked };
}

/**
 * None holds everything. One is certain when no other holds what it doesn't, and it holds at least
 * half; the only one there is may also lack the one thing that is copied.
 */
function bestOf(trials: readonly Trial[], complete: boolean): string | undefined {
  const best = trials.toSorted((a, b) => b.found.size - a.found.size)[0];
  if (best === undefined) return undefined;
  const { root, found, missing } = best;
  if (found.size > 0) {
    const isLargest = trials.every((each) => [...each.found].every((path) => found.has(path)));
    return isLargest && found.size >= missing.length ? root : undefined;
  }
  if (missing.length > 1) return undefined;
  if (trials.length === 1) return complete ? root : undefined;
  const marked = trials.filter((each) => each.marked);
  return marked.length === 1 ? marked[0]?.root : undefined;
}

interface FoldersUp {
  /** From the one it begins with. */
  readonly folders: readonly string[];
  /** The last one is a top: of a repository, or what was opened. */
  readonly complete: boolean;
}

/** Up to the top of the repository, else to the workspace folder; nowhere when there is neither. */
function foldersUp(
  own: string,
  workspaceFolder: string | undefined,
  look: Look,
): FoldersUp | undefined {
  const folders: string[] = [];
  let workspaceAt = -1;
  for (let at = own; folders.length < MOST_PARENTS; at = dirname(at)) {
    const folder = look.folder(at);
    if (folder === undefined) return undefined;
    folders.push(at);
    if (folder.entries.has('.git')) return { folders, complete: true };
    if (at === workspaceFolder) workspaceAt = folders.length;
    if (dirname(at) === at) break;
  }
  if (workspaceAt > 0) return { folders: folders.slice(0, workspaceAt), complete: true };
  return { folders: folders.slice(0, 1), complete: false };
}
