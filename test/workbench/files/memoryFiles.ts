import { posix } from 'node:path';
import {
  type Folder,
  folderOf,
  isIgnoreFile,
  type KnownFolders,
} from '../../../server/workspace/buildContext/folders.ts';
import type { FileSystem, FolderEntry } from '../../../server/workspace/ports.ts';
import { readFiles } from '../markers/markers.ts';

/**
 * Files that exist in memory only, by absolute path with `/`. A path that ends in `/` is a folder.
 * Fails as the system does.
 */
export class MemoryFiles implements FileSystem, KnownFolders {
  readonly #texts: Map<string, string | Error>;
  /** The folders that were read, in order. */
  readonly read: string[] = [];
  /** The files that were asked for, in order. */
  readonly asked: string[] = [];

  /** Texts by path, or as the markers write them: `//- /path` above each. */
  constructor(files: Readonly<Record<string, string>> | string = {}) {
    this.#texts = new Map(typeof files === 'string' ? readFiles(files) : Object.entries(files));
  }

  /** An error is what reading it fails with. */
  write(path: string, text: string | Error): void {
    this.#texts.set(path, text);
  }

  remove(path: string): void {
    this.#texts.delete(path);
  }

  clear(): void {
    this.#texts.clear();
  }

  async readText(path: string): Promise<string> {
    this.asked.push(path);
    const text = this.#texts.get(path);
    if (text === undefined) {
      throw systemError(this.#entries(path).length > 0 ? 'EISDIR' : 'ENOENT');
    }
    if (text instanceof Error) throw text;
    return text;
  }

  async readFolder(path: string): Promise<readonly FolderEntry[]> {
    this.read.push(path);
    const entries = this.#entries(path);
    if (entries.length === 0 && path !== '/') throw systemError('ENOENT');
    return entries;
  }

  async sizeOf(path: string): Promise<number> {
    return Buffer.byteLength(await this.readText(path));
  }

  /** As if everything had been read. */
  get(path: string): Folder {
    const entries = this.#entries(path);
    const texts = entries.filter(isIgnoreFile).map(({ name }): [string, string] => {
      const text = this.#texts.get(posix.join(path, name));
      return [name, typeof text === 'string' ? text : ''];
    });
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

/** What the system throws: `code` is `ENOENT`, `EACCES`, … */
export function systemError(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code });
}
