import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { reasonOf } from './failures.ts';
import { GitIgnore } from './gitIgnore.ts';

export interface WalkOptions {
  /** Whether a file is wanted, by its path from the folder, with slashes. */
  readonly accepts: (way: string) => boolean;
  /** How many folders deep; 0 is the folder alone. */
  readonly depth: number;
  /** What `.gitignore` excludes is left out. */
  readonly gitIgnore: boolean;
  readonly signal: AbortSignal;
  /** Told of a folder that can't be read. */
  readonly problem: (way: string, reason: string) => void;
}

/** A file, by its path from the folder, with slashes. */
export interface FoundFile {
  readonly way: string;
  readonly isLink: boolean;
}

/** So many folders are read before signals and timers get their turn. */
const FOLDERS_A_TURN = 100;

/**
 * The wanted files in `folder`, absolute, and below it, each folder's entries in the order of their
 * names. Linked folders, `node_modules` and what belongs to Git are left out.
 */
export async function walkFolder(
  folder: string,
  { accepts, depth, gitIgnore, signal, problem }: WalkOptions,
): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = [];
  let read = 0;
  const visit = async (
    way: string,
    left: number,
    ignored: GitIgnore | undefined,
  ): Promise<void> => {
    if (++read % FOLDERS_A_TURN === 0) await turn();
    signal.throwIfAborted();
    const at = join(folder, way);
    for (const entry of entriesOf(at, (reason) => problem(way, reason))) {
      const { name } = entry;
      const inner = way === '' ? name : `${way}/${name}`;
      const path = join(at, name);
      if (entry.isDirectory()) {
        if (left === 0 || SKIPPED.has(name) || ignored?.ignores(path, 'folder')) continue;
        await visit(inner, left - 1, ignored?.in(path));
      } else if (accepts(inner) && !ignored?.ignores(path, 'file') && isFile(entry, path)) {
        found.push({ way: inner, isLink: entry.isSymbolicLink() });
      }
    }
  };
  await visit('', depth, gitIgnore ? GitIgnore.at(folder) : undefined);
  return found;
}

const SKIPPED: ReadonlySet<string> = new Set(['node_modules', '.git']);

function entriesOf(folder: string, problem: (reason: string) => void): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort(byName);
  } catch (error) {
    problem(reasonOf(error));
    return [];
  }
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1;
}

/** Or a link to one. */
function isFile(entry: Dirent, path: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile();
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
