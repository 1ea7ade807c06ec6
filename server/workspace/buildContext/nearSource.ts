import { hasWildcards } from '../../../core/dockerignore/goMatch.ts';
import { nearest } from '../../rules/support/nearest.ts';
import type { Look } from './folders.ts';
import { partsOf, searchSource } from './sourceSearch.ts';

/**
 * A source that is there and that `source` may be a slip of: one part of the path differs by a
 * letter or two, or by case. Only folders that have been read are looked at.
 */
export function nearSource(source: string, root: string, look: Look): string | undefined {
  const parts = partsOf(source);
  for (const [index, part] of parts.entries()) {
    const here = searchSource([...parts.slice(0, index), '*'].join('/'), root, look);
    if (here === 'unread' || here === 'unknown' || hasWildcards(part)) return undefined;
    const names = here.map(({ path }) => path.slice(path.lastIndexOf('/') + 1));
    if (names.includes(part)) continue;
    const meant =
      names.find((name) => name.toLowerCase() === part.toLowerCase()) ?? slip(part, names);
    if (meant === undefined) return undefined;
    const mended = [...parts.slice(0, index), meant, ...parts.slice(index + 1)].join('/');
    const found = searchSource(mended, root, look);
    return typeof found !== 'string' && found.length > 0 ? mended : undefined;
  }
  return undefined;
}

/** Short names differ by a letter or two without being slips. */
function slip(part: string, names: readonly string[]): string | undefined {
  return part.replace(/\.[^.]*$/, '').length < 4 ? undefined : nearest(part, names);
}
