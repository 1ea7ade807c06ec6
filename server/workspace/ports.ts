import type { LocalImage } from '../../core/protocol.ts';

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

/** Some of a list, best first. */
export interface Found<T> {
  readonly items: readonly T[];
  /** There are no others. */
  readonly complete: boolean;
}

/** A repository that images can be had from. */
export interface FoundRepository {
  /** As FROM names it: `node`, `ghcr.io/owner/app`. */
  readonly name: string;
  /** Plain text for people; may be empty. */
  readonly description: string;
  readonly official: boolean;
  /** How often it has been pulled, where the registry tells. */
  readonly pulls: number | undefined;
}

export interface FoundTag {
  readonly name: string;
  /** Milliseconds since 1970, where the registry tells. */
  readonly updatedAt: number | undefined;
  /** `linux/arm64`; empty where the registry doesn't tell. */
  readonly platforms: readonly string[];
  /** Bytes to download, where the registry tells. */
  readonly size: number | undefined;
}

/** What registries know about images. Answers `undefined` when they can't be asked. */
export interface Registry {
  /** Those whose name goes on from `text`, which may begin with a registry, the most used first. */
  repositories(text: string, signal: AbortSignal): Promise<Found<FoundRepository> | undefined>;
  /** The tags of `repository`, as FROM names it, that hold `text`, newest first. */
  tags(repository: string, text: string, signal: AbortSignal): Promise<Found<FoundTag> | undefined>;
  /** What `reference` stands for now, `sha256:…`. */
  digest(reference: string, signal: AbortSignal): Promise<string | undefined>;
}

/** Images near and far. */
export interface Images extends Registry {
  /** Those of the Engine, the newest first; `undefined` when it can't be asked. */
  local(signal: AbortSignal): Promise<readonly LocalImage[] | undefined>;
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs `task` once the messages already received have been handled. Returns what undoes it. */
  soon(task: () => void): () => void;
  /** Runs `task` after so many milliseconds. Returns what undoes it. */
  after(milliseconds: number, task: () => void): () => void;
}
