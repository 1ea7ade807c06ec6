import { type Dirent, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import type { EntryKind, FileSystem, FolderEntry } from './ports.ts';

/** The disk, for a server that must answer meanwhile. */
export const systemFiles: FileSystem = {
  readText: (path, signal) => readFile(path, { encoding: 'utf8', signal }),
  readFolder: async (path) => (await readdir(path, { withFileTypes: true })).map(entry),
  sizeOf: async (path) => (await lstat(path)).size,
};

/**
 * The disk, for a command that has nothing else to do: thousands of small files are read several
 * times faster without a round through the event loop.
 */
export const blockingFiles: FileSystem = {
  readText: async (path) => readFileSync(path, 'utf8'),
  readFolder: async (path) => readdirSync(path, { withFileTypes: true }).map(entry),
  sizeOf: async (path) => lstatSync(path).size,
};

function entry(dirent: Dirent): FolderEntry {
  return { name: dirent.name, kind: kindOf(dirent) };
}

function kindOf(dirent: Dirent): EntryKind {
  if (dirent.isFile()) return 'file';
  if (dirent.isDirectory()) return 'folder';
  return dirent.isSymbolicLink() ? 'link' : 'other';
}
