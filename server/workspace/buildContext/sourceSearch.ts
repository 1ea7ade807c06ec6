import { join } from 'node:path';
import { cleanPath } from '../../../core/dockerignore/cleanPath.ts';
import { hasWildcards, readGoPattern } from '../../../core/dockerignore/goMatch.ts';
import type { EntryKind } from '../ports.ts';
import type { Folder, Look } from './folders.ts';

/** Something that a source names. */
export interface Found {
  /** Relative to the context, with `/`; `.` for the context itself. */
  readonly path: string;
  readonly kind: EntryKind;
}

/**
 * What a source names, empty when that is nothing. `unread`: something must be read first, which
 * the look has noted. `unknown`: it leads through a link, a closed folder or too many folders.
 */
export type Search = readonly Found[] | 'unread' | 'unknown';

/** A pattern that looks into more folders than this is left alone. */
const MOST_FOLDERS = 200;

/**
 * Looks for `source` in the context `root` as BuildKit does: case counts, `..` stops at the root,
 * every part of the path may be a pattern.
 */
export function searchSource(source: string, root: string, look: Look): Search {
  const parts = partsOf(source);
  let found: readonly Found[] = [{ path: '.', kind: 'folder' }];
  for (const part of parts) {
    const accepts = acceptor(part);
    if (accepts === undefined) return 'unknown';
    const folders = found.filter(({ kind }) => kind === 'folder');
    if (folders.length > MOST_FOLDERS || found.some(({ kind }) => kind === 'link')) {
      return 'unknown';
    }
    const next: Found[] = [];
    let state: 'unread' | 'unknown' | undefined;
    for (const { path } of folders) {
      const folder = look.folder(path === '.' ? root : join(root, path));
      if (folder === undefined) state = 'unread';
      else if (folder.closed) state ??= 'unknown';
      else next.push(...accepts(folder, path));
    }
    if (state !== undefined) return state;
    found = next;
  }
  return found;
}

/** The parts of a source below the context; none for the context itself. */
export function partsOf(source: string): readonly string[] {
  return cleanPath(`/${source}`)
    .split('/')
    .filter((part) => part !== '');
}

type Acceptor = (folder: Folder, path: string) => readonly Found[];

function acceptor(part: string): Acceptor | undefined {
  const below = (path: string, name: string) => (path === '.' ? name : `${path}/${name}`);
  if (hasWildcards(part)) {
    const pattern = readGoPattern(part);
    if (pattern === undefined) return undefined;
    return ({ entries }, path) =>
      [...entries]
        .filter(([name]) => pattern.matches(name))
        .map(([name, kind]) => ({ path: below(path, name), kind }));
  }
  if (part.includes('\\')) return undefined;
  return ({ entries }, path) => {
    const kind = entries.get(part);
    return kind === undefined ? [] : [{ path: below(path, part), kind }];
  };
}
