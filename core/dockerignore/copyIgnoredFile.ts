import { cleanPath, parentPath } from './cleanPath.ts';
import type { Ignore } from './ignore.ts';
import type { IgnorePattern } from './parse.ts';

/**
 * The pattern for which BuildKit's check CopyIgnoredFile reports a COPY or ADD source, or
 * `undefined` when it says nothing. It looks at the text of the source alone, wildcards included,
 * and keeps silent as soon as any pattern is negated. `source` is a local path or pattern with its
 * variables replaced.
 *
 * @see https://docs.docker.com/reference/build-checks/copy-ignored-file/
 */
export function copyIgnoredFile(source: string, ignore: Ignore): IgnorePattern | undefined {
  if (ignore.negates) return undefined;
  const path = cleanPath(source);
  const candidates = [path, ...foldersOf(path)];
  return ignore.patterns.find((pattern) => candidates.some((name) => pattern.matches(name)));
}

/**
 * Names of the ignore file of a Dockerfile, the one that wins first: one of its own beside it, then
 * the one at the top of the context.
 *
 * @see https://docs.docker.com/build/concepts/context/#filename-and-location
 */
export function ignoreFileNames(
  dockerfileName: string,
): readonly [own: string, shared: '.dockerignore'] {
  return [`${dockerfileName}.dockerignore`, '.dockerignore'];
}

/** As the check takes a path apart: an absolute one begins with an empty name. */
function foldersOf(path: string): readonly string[] {
  const parent = parentPath(path);
  if (parent === '.') return [];
  const names = parent.split('/');
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}
