import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Disposable } from './disposable.ts';

/**
 * Calls `listener` when something at `path` comes or goes. Does nothing where the folder does not
 * exist or cannot be watched: the caller's back-off is the way that always works.
 */
export function watchSocket(path: string, listener: () => void): Disposable {
  let watcher: FSWatcher | undefined;
  try {
    watcher = watch(dirname(path), { persistent: false }, (_event, name) => {
      if (name === null || name === basename(path)) {
        listener();
      }
    });
    watcher.on('error', () => watcher?.close());
  } catch {
    watcher = undefined;
  }
  return { dispose: () => watcher?.close() };
}
