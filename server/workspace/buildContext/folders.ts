import { join } from 'node:path';
import { Ignore } from '../../../core/dockerignore/ignore.ts';
import type { EntryKind, FileSystem, FolderEntry } from '../ports.ts';
import { readGitIgnore } from './gitIgnore.ts';

/** A folder as it was when it was read. */
export interface Folder {
  /** Empty for a folder that cannot be read, or is none. */
  readonly entries: ReadonlyMap<string, EntryKind>;
  /** Its `.gitignore`, and its ignore files of Docker's, by name. */
  readonly ignores: ReadonlyMap<string, Ignore>;
  /** Somebody may not look into it: what it holds is not known. */
  readonly closed: boolean;
}

/** A folder that holds `list`; `texts` are those of its ignore files, by name. */
export function folderOf(list: readonly FolderEntry[], texts: ReadonlyMap<string, string>): Folder {
  const ignores = [...texts].map(([name, text]): [string, Ignore] => [
    name,
    name === '.gitignore' ? readGitIgnore(text) : new Ignore(text),
  ]);
  const entries = new Map(list.map(({ name, kind }) => [name, kind]));
  return { entries, ignores: new Map(ignores), closed: false };
}

/** Folders by absolute path, as far as they are known. */
export interface KnownFolders {
  get(path: string): Folder | undefined;
}

/**
 * Folders that have been read, by absolute path. Asking never waits: what has not been read yet is
 * unknown until somebody calls `read`.
 */
export class Folders implements KnownFolders {
  readonly #files: FileSystem;
  readonly #known = new Map<string, Folder>();

  constructor(files: FileSystem) {
    this.#files = files;
  }

  get(path: string): Folder | undefined {
    return this.#known.get(path);
  }

  /** The paths of all folders that are known. */
  get paths(): readonly string[] {
    return [...this.#known.keys()];
  }

  /** Reads `paths` unless they are known. Stops quietly when `signal` says so. */
  async read(paths: Iterable<string>, signal?: AbortSignal): Promise<void> {
    for (const path of paths) {
      if (signal?.aborted) return;
      if (this.#known.has(path)) continue;
      const folder = await this.#readFolder(path, signal);
      if (signal?.aborted) return;
      this.#known.set(path, folder);
    }
  }

  /** Forgets all of them. */
  clear(): void {
    this.#known.clear();
  }

  /** Reads those of `paths` again that are known; until then they stay as they were. */
  async refresh(paths: Iterable<string>, signal?: AbortSignal): Promise<void> {
    for (const path of paths) {
      if (!this.#known.has(path)) continue;
      const folder = await this.#readFolder(path, signal);
      if (signal?.aborted) return;
      this.#known.set(path, folder);
    }
  }

  async #readFolder(path: string, signal: AbortSignal | undefined): Promise<Folder> {
    try {
      const list = await this.#files.readFolder(path, signal);
      const texts = new Map<string, string>();
      for (const { name } of list.filter(isIgnoreFile)) {
        texts.set(name, await this.#files.readText(join(path, name), signal));
      }
      return folderOf(list, texts);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      const closed = code !== 'ENOENT' && code !== 'ENOTDIR';
      return { entries: new Map(), ignores: new Map(), closed };
    }
  }
}

/** One look at what is known, which notes what would have to be read to see more. */
export class Look {
  readonly #folders: KnownFolders;
  readonly #wanted = new Set<string>();

  constructor(folders: KnownFolders) {
    this.#folders = folders;
  }

  /** Folders that were asked for in vain. */
  get wanted(): ReadonlySet<string> {
    return this.#wanted;
  }

  /** A folder, if it has been read; nothing is noted. */
  known(path: string): Folder | undefined {
    return this.#folders.get(path);
  }

  /** `undefined` when it has not been read yet. */
  folder(path: string): Folder | undefined {
    const folder = this.#folders.get(path);
    if (folder === undefined) this.#wanted.add(path);
    return folder;
  }
}

/** One whose text counts. */
export function isIgnoreFile({ name, kind }: FolderEntry): boolean {
  if (kind === 'folder') return false;
  return name === '.gitignore' || name.endsWith('.dockerignore');
}
