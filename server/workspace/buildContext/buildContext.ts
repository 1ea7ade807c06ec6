import { basename, dirname } from 'node:path';
import { ignoreFileNames } from '../../../core/dockerignore/copyIgnoredFile.ts';
import { hasWildcards } from '../../../core/dockerignore/goMatch.ts';
import type { Ignore } from '../../../core/dockerignore/ignore.ts';
import type { IgnorePattern } from '../../../core/dockerignore/parse.ts';
import type { BuildContext, IgnoreFile, SourceMatch } from '../../model/buildContext.ts';
import { type ContextPlace, contextRoot, type WantedSource } from './contextRoot.ts';
import type { Look } from './folders.ts';
import { mayBeGenerated } from './generatedPaths.ts';
import { nearSource } from './nearSource.ts';
import { type Found, searchSource } from './sourceSearch.ts';

/**
 * What the build of the Dockerfile at `place` finds of `sources`, by what has been read so far.
 * `undefined` when nobody can tell its context; `look` has noted what to read to know more.
 */
export function lookAtContext(
  place: ContextPlace,
  sources: readonly WantedSource[],
  look: Look,
): BuildContext | undefined {
  const root = contextRoot(place, sources, look);
  if (root === undefined) return undefined;
  const ignoreFile = ignoreFileOf(place.dockerfile, root, look);
  const paths = new Set(sources.map(({ path }) => path));
  const matches = new Map(
    [...paths].map((path) => [path, match(path, root, ignoreFile?.ignore, look)]),
  );
  return { folder: root, ignoreFile, find: (source) => matches.get(source) };
}

/** The ignore file that counts for the build of `dockerfile` with the context `root`. */
export function ignoreFileOf(dockerfile: string, root: string, look: Look): IgnoreFile | undefined {
  const [own, shared] = ignoreFileNames(basename(dockerfile));
  const places: readonly [folder: string, name: string][] = [
    [dirname(dockerfile), own],
    [root, shared],
  ];
  for (const [folder, name] of places) {
    const ignore = look.folder(folder)?.ignores.get(name);
    if (ignore !== undefined) return { name, ignore };
  }
  return undefined;
}

function match(
  source: string,
  root: string,
  ignore: Ignore | undefined,
  look: Look,
): SourceMatch | undefined {
  const found = searchSource(source, root, look);
  if (found === 'unread' || found === 'unknown') return undefined;
  if (found.length > 0) {
    const by = ignore && excludes(ignore, found);
    const [only] = found;
    const file = found.length === 1 && only?.kind === 'file' ? only.path : undefined;
    return by === undefined ? { kind: 'found', file } : { kind: 'excluded', by, file };
  }
  if (isOptional(source) || mayBeGenerated(source, root, look)) return undefined;
  return { kind: 'missing', near: nearSource(source, root, look) };
}

/** The pattern that keeps out the first of `found`, when all of them are kept out. */
function excludes(ignore: Ignore, found: readonly Found[]): IgnorePattern | undefined {
  const verdicts = found.map(({ path, kind }) => {
    const verdict = ignore.match(path);
    const maybe = kind === 'folder' && ignore.mayReinclude(path);
    return verdict.ignored && !maybe ? verdict.by : undefined;
  });
  return verdicts.includes(undefined) ? undefined : verdicts[0];
}

/** A pattern that is meant to match nothing at times: `package-lock.json*`. */
function isOptional(source: string): boolean {
  return hasWildcards(source) && !/\*\.\w+$/.test(source);
}
