import { relative, sep } from 'node:path';
import { Ignore } from '../../../core/dockerignore/ignore.ts';
import type { ExcludePattern } from './layer.ts';
import { isInside } from './places.ts';

/**
 * Whether the file at `path`, absolute, is not to be linted. Patterns are read like those of a
 * `.dockerignore`: a folder stands for all below it, `!` takes back, and they reach no further than
 * the folder they belong to.
 */
export function isExcluded(path: string, patterns: readonly ExcludePattern[]): boolean {
  return [...new Set(patterns.map(({ folder }) => folder))].some((folder) => {
    if (!isInside(path, folder)) return false;
    const own = patterns.filter((pattern) => pattern.folder === folder);
    const ignore = new Ignore(own.map(({ glob }) => `${glob}\n`).join(''));
    return ignore.match(relative(folder, path).replaceAll(sep, '/')).ignored;
  });
}
