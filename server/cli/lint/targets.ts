import { realpathSync, type Stats, statSync } from 'node:fs';
import { basename, join, normalize, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import { isDockerfileName, isIgnoreFile } from '../../workspace/dockerfileNames.ts';
import { reasonOf } from './failures.ts';
import { type FoundFile, type WalkOptions, walkFolder } from './walkFolder.ts';

/** A file to lint. */
export interface Target {
  /** As it is shown: the way the user named it, or found below what the user named. */
  readonly file: string;
  /** Absolute; `undefined` for standard input. */
  readonly path: string | undefined;
}

export interface Targets {
  /** In the order of the patterns, each file once. */
  readonly files: readonly Target[];
  /** What was asked for and can't be had. */
  readonly problems: readonly string[];
  /** Folders without a Dockerfile. */
  readonly empty: readonly string[];
}

export interface TargetOptions {
  /** What relative paths are relative to, absolute. */
  readonly workingFolder: string;
  readonly gitIgnore: boolean;
  readonly signal: AbortSignal;
}

/**
 * The files that `patterns` stand for: files as they are, folders searched for Dockerfiles, globs,
 * and `-` for standard input. Rejects only with the signal's reason.
 */
export async function findTargets(
  patterns: readonly string[],
  options: TargetOptions,
): Promise<Targets> {
  const search = new Search(options);
  for (const pattern of patterns) await search.add(pattern);
  return search;
}

class Search implements Targets {
  readonly files: Target[] = [];
  readonly problems: string[] = [];
  readonly empty: string[] = [];
  readonly #options: TargetOptions;
  readonly #seen = new Set<string>();

  constructor(options: TargetOptions) {
    this.#options = options;
  }

  async add(pattern: string): Promise<void> {
    if (pattern === '-') {
      this.#addFile({ file: pattern, path: undefined }, pattern);
      return;
    }
    const path = resolve(this.#options.workingFolder, pattern);
    const stats = this.#statsOf(pattern, path);
    if (stats === 'refused') return;
    if (stats === undefined) await this.#addGlob(pattern);
    else if (stats.isDirectory()) await this.#addFolder(pattern, path);
    else this.#addFile({ file: pattern, path }, realPath(path));
  }

  async #addFolder(pattern: string, folder: string): Promise<void> {
    const accepts = (way: string): boolean => isDockerfileName(basename(way));
    const found = await this.#walk(pattern, folder, { accepts, depth: Number.POSITIVE_INFINITY });
    if (found.length === 0) this.empty.push(pattern);
  }

  async #addGlob(pattern: string): Promise<void> {
    const { base, glob } = picomatch.scan(withSlashes(pattern));
    if (glob === '') {
      this.problems.push(`cannot read ${pattern}: there is no such file or folder`);
      return;
    }
    const matches = picomatch(glob, { dot: true });
    const accepts = (way: string): boolean => matches(way) && !isIgnoreFile(way);
    // Every slash of a path is one of the pattern.
    const depth = glob.includes('**') ? Number.POSITIVE_INFINITY : glob.split('/').length - 1;
    const folder = resolve(this.#options.workingFolder, base);
    const exists = statSync(folder, { throwIfNoEntry: false })?.isDirectory();
    const found = exists ? await this.#walk(base, folder, { accepts, depth }) : [];
    if (found.length === 0) this.problems.push(`no file matches ${pattern}`);
  }

  async #walk(
    named: string,
    folder: string,
    wanted: Pick<WalkOptions, 'accepts' | 'depth'>,
  ): Promise<readonly FoundFile[]> {
    const { gitIgnore, signal } = this.#options;
    const shown = (way: string): string => slashed(join(named, way));
    const problem = (way: string, reason: string): void => {
      this.problems.push(`cannot read ${shown(way)}: ${reason}`);
    };
    const found = await walkFolder(folder, { ...wanted, gitIgnore, signal, problem });
    const real = realPath(folder);
    for (const { way, isLink } of found) {
      const path = join(folder, way);
      this.#addFile({ file: shown(way), path }, isLink ? realPath(path) : join(real, way));
    }
    return found;
  }

  #addFile(target: Target, identity: string): void {
    if (this.#seen.has(identity)) return;
    this.#seen.add(identity);
    this.files.push(target);
  }

  #statsOf(pattern: string, path: string): Stats | 'refused' | undefined {
    try {
      // `throwIfNoEntry` covers a missing file and a missing folder on the way.
      return statSync(path, { throwIfNoEntry: false });
    } catch (error) {
      this.problems.push(`cannot read ${pattern}: ${reasonOf(error)}`);
      return 'refused';
    }
  }
}

/** What a pipe from `<(…)` is called cannot be resolved. */
function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}

/** On Windows a backslash parts folders, elsewhere it escapes what follows. */
function withSlashes(pattern: string): string {
  return process.platform === 'win32' ? pattern.replaceAll('\\', '/') : pattern;
}

function slashed(path: string): string {
  return normalize(path).replaceAll(sep, '/');
}
