import type { FileSystem, FolderEntry } from '../../server/workspace/ports.ts';
import { readFiles } from './markers/markers.ts';

/** Files in memory, by absolute path. Fails as the system does. */
export class MemoryFiles implements FileSystem {
  /** Texts by path; an `Error` is thrown. */
  readonly files: Map<string, string | Error>;
  /** The paths that were asked for, in order. */
  readonly asked: string[] = [];

  /** `marked`: files as the markers write them, `//- /path` above each. */
  constructor(marked = '') {
    this.files = new Map(readFiles(marked));
  }

  async readText(path: string): Promise<string> {
    this.asked.push(path);
    const text = this.files.get(path);
    if (text === undefined) throw this.#isFolder(path) ? failure('EISDIR') : failure('ENOENT');
    if (text instanceof Error) throw text;
    return text;
  }

  async readFolder(path: string): Promise<readonly FolderEntry[]> {
    if (!this.#isFolder(path)) throw this.files.has(path) ? failure('ENOTDIR') : failure('ENOENT');
    const below = [...this.files.keys()]
      .filter((file) => file.startsWith(`${path}/`))
      .map((file) => file.slice(path.length + 1).split('/'));
    const kinds = new Map(
      below.map(([name = '', ...rest]) => [name, rest.length > 0 ? 'folder' : 'file'] as const),
    );
    return [...kinds].map(([name, kind]) => ({ name, kind }));
  }

  #isFolder(path: string): boolean {
    return [...this.files.keys()].some((file) => file.startsWith(`${path}/`));
  }
}

/** What the system throws: `code` is `ENOENT`, `EACCES`, … */
export function failure(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: as told`), { code });
}
