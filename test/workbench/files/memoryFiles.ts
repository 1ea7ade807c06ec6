import { posix } from 'node:path';
import {
  type Folder,
  folderOf,
  isIgnoreFile,
  type KnownFolders,
} from '../../../server/workspace/buildContext/folders.ts';
import type { FileSystem, FolderEntry } from '../../../server/workspace/ports.ts';

/** Files that exist in memory only, by absolute path with `/`. A path that ends in `/` is a folder. */
export class MemoryFiles implements FileSystem, KnownFolders {
  readonly #texts: Map<string, string>;
  /** The folders that were read, in order. */
  readonly read: string[] = [];

  constructor(files: Readonly<Record<string, string>>) {
    this.#texts = new Map(Object.entries(files));
  }

  write(path: string, text: string): void {
    this.#texts.set(path, text);
  }

  remove(path: string): void {
    this.#texts.delete(path);
  }

  async readText(path: string): Promise<string> {
    const text = this.#texts.get(path);
    if (text === undefined) throw systemError('ENOENT');
    return text;
  }

  async readFolder(path: string): Promise<readonly FolderEntry[]> {
    this.read.push(path);
    const entries = this.#entries(path);
    if (entries.length === 0 && path !== '/') throw systemError('ENOENT');
    return entries;
  }

  /** As if everything had been read. */
  get(path: string): Folder {
    const entries = this.#entries(path);
    const texts = entries
      .filter(isIgnoreFile)
      .map(({ name }): [string, string] => [name, this.#texts.get(posix.join(path, name)) ?? '']);
    return folderOf(entries, new Map(texts));
  }

  #entries(folder: string): readonly FolderEntry[] {
    const prefix = folder === '/' ? '/' : `${folder}/`;
    const kinds = new Map<string, FolderEntry>();
    for (const path of this.#texts.keys()) {
      if (!path.startsWith(prefix) || path === prefix) continue;
      const [name = '', ...rest] = path.slice(prefix.length).split('/');
      kinds.set(name, { name, kind: rest.length > 0 ? 'folder' : 'file' });
    }
    return [...kinds.values()];
  }
}

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}
