/**
 * What the server needs from outside. `main.ts` and `cli.ts` hand in real ones; tests hand in
 * their own.
 */

/** Where a person or a log file reads what went wrong. Never given secrets or whole documents. */
export interface Log {
  info(message: string): void;
  /** `cause` is whatever was thrown. */
  error(message: string, cause?: unknown): void;
}

/** Files, by absolute path. */
export interface FileSystem {
  /** The file's text, read as UTF-8. Rejects with the system's error (`code`: `ENOENT`, …). */
  readText(path: string, signal?: AbortSignal): Promise<string>;
  /** What stands in a folder, in any order. Rejects with the system's error. */
  readFolder(path: string, signal?: AbortSignal): Promise<readonly FolderEntry[]>;
  /** How many bytes a file has; a link's own, not those of what it leads to. Rejects likewise. */
  sizeOf(path: string, signal?: AbortSignal): Promise<number>;
}

export interface FolderEntry {
  readonly name: string;
  readonly kind: EntryKind;
}

/** `link`: a symbolic link to whatever. */
export type EntryKind = 'file' | 'folder' | 'link' | 'other';

/** What a registry knows about images. Answers `undefined` when it can't be asked. */
export interface Registry {
  /** The tags of `repository`, newest first where the registry tells. */
  tags(repository: string, signal: AbortSignal): Promise<readonly string[] | undefined>;
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs `task` once the messages already received have been handled. Returns what undoes it. */
  soon(task: () => void): () => void;
  /** Runs `task` after so many milliseconds. Returns what undoes it. */
  after(milliseconds: number, task: () => void): () => void;
}
