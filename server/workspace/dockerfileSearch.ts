import { join, relative, sep } from 'node:path';
import type { Ignore } from '../../core/dockerignore/ignore.ts';
import { analyze } from '../model/analyze.ts';
import type { DockerfileModel } from '../model/model.ts';
import { parse } from '../syntax/parse.ts';
import { readGitIgnore } from './buildContext/gitIgnore.ts';
import { isDockerfileName } from './dockerfileNames.ts';
import type { FileSystem, FolderEntry } from './ports.ts';

/** A Dockerfile on the disk, and what was read from it. */
export interface FoundDockerfile<T> {
  /** Absolute. */
  readonly path: string;
  readonly content: T;
}

/** Where nobody keeps Dockerfiles of their own. */
const SKIPPED: ReadonlySet<string> = new Set(['node_modules', '.git', '.hg', '.svn', '.venv']);
/** So many folders are looked into; a workspace that has more is found in part. */
const MOST_FOLDERS = 20_000;
const FOLDERS_AT_ONCE = 16;

/**
 * The Dockerfiles in the folders of the workspace. Nothing is searched before somebody asks; what
 * was found and read then is kept until it is said to have changed.
 */
export class DockerfileSearch<T> {
  readonly #files: FileSystem;
  readonly #read: (model: DockerfileModel) => T;
  readonly #contents = new Map<string, Promise<T | undefined>>();
  #folders: readonly string[] = [];
  #paths: Promise<readonly string[]> | undefined;

  /** `read`: what is kept of a file; its model is not. */
  constructor(files: FileSystem, read: (model: DockerfileModel) => T) {
    this.#files = files;
    this.#read = read;
  }

  /** Absolute. */
  setFolders(folders: readonly string[]): void {
    this.#folders = folders;
    this.clear();
  }

  /** All of them but those that `isLeftOut` says; none when `signal` fires meanwhile. */
  async find(
    isLeftOut: (path: string) => boolean,
    signal: AbortSignal,
  ): Promise<readonly FoundDockerfile<T>[]> {
    this.#paths ??= searchAll(this.#folders, this.#files);
    const found: FoundDockerfile<T>[] = [];
    for (const path of await this.#paths) {
      if (signal.aborted) return [];
      const content = isLeftOut(path) ? undefined : await this.#contentOf(path);
      if (content !== undefined) found.push({ path, content });
    }
    return found;
  }

  /** The text at `path` is another. */
  changed(path: string): void {
    this.#contents.delete(path);
  }

  /** Dockerfiles came or went: searches again when somebody asks. */
  clear(): void {
    this.#paths = undefined;
    this.#contents.clear();
  }

  #contentOf(path: string): Promise<T | undefined> {
    const known = this.#contents.get(path);
    if (known !== undefined) return known;
    const reading = this.#readNow(path);
    this.#contents.set(path, reading);
    return reading;
  }

  /** `undefined` for one that has gone, or cannot be read. */
  async #readNow(path: string): Promise<T | undefined> {
    try {
      return this.#read(analyze(parse(await this.#files.readText(path))));
    } catch {
      return undefined;
    }
  }
}

interface OpenFolder {
  readonly path: string;
  /** The ignore files of Git that hold here, each with the folder it stands in. */
  readonly ignores: readonly (readonly [folder: string, ignore: Ignore])[];
}

async function searchAll(
  folders: readonly string[],
  files: FileSystem,
): Promise<readonly string[]> {
  const found = new Set<string>();
  const open: OpenFolder[] = folders.map((path) => ({ path, ignores: [] }));
  let left = MOST_FOLDERS;
  while (open.length > 0 && left > 0) {
    const batch = open.splice(0, Math.min(FOLDERS_AT_ONCE, left));
    left -= batch.length;
    for (const inside of await Promise.all(batch.map((folder) => look(folder, files)))) {
      for (const path of inside.dockerfiles) found.add(path);
      for (const folder of inside.folders) open.push(folder);
    }
  }
  return [...found].sort();
}

async function look(
  { path, ignores }: OpenFolder,
  files: FileSystem,
): Promise<{ dockerfiles: readonly string[]; folders: readonly OpenFolder[] }> {
  const entries = await entriesOf(path, files);
  const own = entries.some(({ name }) => name === '.gitignore')
    ? await gitIgnoreIn(path, files)
    : undefined;
  const holding = own === undefined ? ignores : [...ignores, [path, own] as const];
  const isIgnored = ({ name }: FolderEntry) =>
    holding.some(([folder, ignore]) => {
      const way = relative(folder, join(path, name)).split(sep).join('/');
      return ignore.match(way).ignored;
    });
  const dockerfiles: string[] = [];
  const folders: OpenFolder[] = [];
  for (const entry of entries) {
    const { name, kind } = entry;
    const isFolder = kind === 'folder';
    if (isFolder ? SKIPPED.has(name) : kind === 'other' || !isDockerfileName(name)) continue;
    if (isIgnored(entry)) continue;
    if (isFolder) folders.push({ path: join(path, name), ignores: holding });
    else dockerfiles.push(join(path, name));
  }
  return { dockerfiles, folders };
}

async function entriesOf(path: string, files: FileSystem): Promise<readonly FolderEntry[]> {
  try {
    return await files.readFolder(path);
  } catch {
    return [];
  }
}

async function gitIgnoreIn(path: string, files: FileSystem): Promise<Ignore | undefined> {
  try {
    return readGitIgnore(await files.readText(join(path, '.gitignore')));
  } catch {
    return undefined;
  }
}
