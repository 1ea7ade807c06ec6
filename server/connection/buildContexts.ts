import { pathToFileURL } from 'node:url';
import {
  type Connection,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type FileSystemWatcher,
} from 'vscode-languageserver';
import type { BuildContexts } from '../workspace/buildContext/buildContexts.ts';
import type { Log } from '../workspace/ports.ts';
import type { Client } from './client.ts';

interface Followed {
  readonly connection: Connection;
  readonly client: Client;
  readonly contexts: BuildContexts;
  readonly log: Log;
}

/**
 * Keeps what is known of build contexts as it is on the disk: the editor is asked to watch the
 * folders that were read, and no others. An editor that can't is taken to have changed files
 * whenever a document is saved. `opened`: the folders of the workspace.
 */
export function followBuildContexts(followed: Followed, opened: readonly string[]): void {
  const { connection, client, contexts } = followed;
  contexts.setWorkspaceFolders(opened);
  if (client.changesFolders) followFolders(followed, opened);
  if (client.watchesFiles) watch(followed);
  else connection.onDidSaveTextDocument(() => contexts.refresh());
}

function followFolders({ connection, contexts }: Followed, opened: readonly string[]): void {
  let folders = opened;
  connection.onInitialized(() => {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(removed.map(({ uri }) => uri));
      folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
      contexts.setWorkspaceFolders(folders);
      contexts.refresh();
    });
  });
}

function watch({ connection, contexts, log }: Followed): void {
  const watched = new Set<string>();
  contexts.listen({
    changed() {
      const added = contexts.watched.filter((path) => !watched.has(path));
      if (added.length === 0) return;
      for (const path of added) watched.add(path);
      const watchers = added.map(watcherOf);
      connection.client
        .register(DidChangeWatchedFilesNotification.type, { watchers })
        .catch((error: unknown) => log.error('The editor does not watch files', error));
    },
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const telling = changes.filter(
      ({ type, uri }) => type !== FileChangeType.Changed || uri.endsWith('ignore'),
    );
    if (telling.length > 0) contexts.filesChanged(telling.map(({ uri }) => uri));
  });
}

/** All that stands directly in a folder. */
function watcherOf(path: string): FileSystemWatcher {
  return { globPattern: { baseUri: pathToFileURL(path).href, pattern: '*' } };
}
