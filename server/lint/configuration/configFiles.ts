import type { Rule } from '../../rules/rule.ts';
import { LineMap } from '../../syntax/lineMap.ts';
import type { FileSystem } from '../../workspace/ports.ts';
import { type ConfigFile, type ConfigKind, readConfigFile } from './configFile.ts';
import { emptyLayer } from './layer.ts';

/** A configuration file that exists. */
export interface FoundFile extends ConfigFile {
  /** Absolute. */
  readonly path: string;
  readonly lines: LineMap;
}

/**
 * Configuration files as they are on the disk. Each place is looked at once, also when nothing is
 * there, until it is said to have changed.
 */
export class ConfigFiles {
  readonly rules: readonly Rule[];
  readonly #files: FileSystem;
  readonly #read = new Map<string, Promise<FoundFile | undefined>>();
  readonly #known = new Map<string, Promise<boolean>>();

  constructor(files: FileSystem, rules: readonly Rule[]) {
    this.#files = files;
    this.rules = rules;
  }

  /** The file at `path`; `undefined` where there is none. One that can't be read has a problem. */
  read(path: string, kind: ConfigKind): Promise<FoundFile | undefined> {
    return remembered(this.#read, path, () => this.#readNow(path, kind));
  }

  /** The file at `path`; with a problem where there is none. */
  async need(path: string, kind: ConfigKind): Promise<FoundFile> {
    return (await this.read(path, kind)) ?? unreadable(path, 'there is no such file');
  }

  /** Whether anything, file or folder, is at `path`. */
  exists(path: string): Promise<boolean> {
    return remembered(this.#known, path, async () => (await this.#textOf(path)) !== undefined);
  }

  /** The first of `paths` that exists. */
  async first(
    paths: readonly string[],
    kind: ConfigKind,
    signal: AbortSignal | undefined,
  ): Promise<FoundFile | undefined> {
    for (const path of paths) {
      const found = await this.read(path, kind);
      signal?.throwIfAborted();
      if (found) return found;
    }
    return undefined;
  }

  /** Looks again where `path` is needed next. */
  changed(path: string): void {
    this.#read.delete(path);
    this.#known.delete(path);
  }

  /** Looks everywhere again. */
  clear(): void {
    this.#read.clear();
    this.#known.clear();
  }

  async #readNow(path: string, kind: ConfigKind): Promise<FoundFile | undefined> {
    const text = await this.#textOf(path);
    if (text === undefined || text === FOLDER) return undefined;
    if (typeof text === 'string') {
      return { path, lines: new LineMap(text), ...readConfigFile(text, kind, this.rules) };
    }
    return unreadable(path, text.reason);
  }

  async #textOf(path: string): Promise<string | typeof FOLDER | Refused | undefined> {
    try {
      return await this.#files.readText(path);
    } catch (error) {
      switch (codeOf(error)) {
        case 'ENOENT':
        case 'ENOTDIR':
          return undefined;
        case 'EISDIR':
          return FOLDER;
        case 'EACCES':
        case 'EPERM':
          return { reason: 'access is denied' };
        default:
          return { reason: reasonOf(error) };
      }
    }
  }
}

const FOLDER = Symbol('folder');

interface Refused {
  readonly reason: string;
}

function unreadable(path: string, reason: string): FoundFile {
  const message = `This file cannot be read: ${reason}`;
  const problem = { start: 0, end: 0, severity: 'error', message } as const;
  return { path, lines: new LineMap(''), layer: emptyLayer(), problems: [problem] };
}

function remembered<T>(
  cache: Map<string, Promise<T>>,
  path: string,
  read: () => Promise<T>,
): Promise<T> {
  const known = cache.get(path);
  if (known) return known;
  const reading = read();
  cache.set(path, reading);
  return reading;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
