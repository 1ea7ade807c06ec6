import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type FileEvent,
  type FileSystemWatcher,
} from 'vscode-languageserver';
import type { Log } from '../workspace/ports.ts';
import type { Client } from './client.ts';

/** What an editor tells beside the texts that are open. LSP has one ear for each: this has many. */
export interface EditorEvents {
  /** From then on the editor can be asked for something. */
  readonly ready: Promise<void>;
  /** The folders of the workspace, by URI, now and whenever they change. */
  folders(listener: (uris: readonly string[]) => void): void;
  /** Files that came, went or changed, of those that the editor watches. */
  files(listener: (changes: readonly FileEvent[]) => void): void;
  /** A document was saved. */
  saved(listener: () => void): void;
  /** Asks the editor to watch files, if it can. */
  watch(watchers: FileSystemWatcher[]): void;
}

/** `opened`: the folders that the workspace begins with. */
export function editorEvents(
  connection: Connection,
  client: Client,
  log: Log,
  opened: readonly string[],
): EditorEvents {
  const toFolders: ((uris: readonly string[]) => void)[] = [];
  const toFiles: ((changes: readonly FileEvent[]) => void)[] = [];
  const toSaved: ((nothing: undefined) => void)[] = [];
  let folders = opened;
  connection.onDidChangeWatchedFiles(({ changes }) => tellAll(toFiles, changes));
  connection.onDidSaveTextDocument(() => tellAll(toSaved, undefined));
  const ready = new Promise<void>((resolve) => connection.onInitialized(() => resolve()));
  if (client.changesFolders) {
    void ready.then(() =>
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
        tellAll(toFolders, folders);
      }),
    );
  }
  return {
    ready,
    folders(listener) {
      toFolders.push(listener);
      listener(folders);
    },
    files: (listener) => void toFiles.push(listener),
    saved: (listener) => void toSaved.push(listener),
    watch(watchers) {
      ready
        .then(() =>
          connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }),
        )
        .catch((error: unknown) => log.error('The editor does not watch files', error));
    },
  };
}

function tellAll<T>(listeners: readonly ((value: T) => void)[], value: T): void {
  for (const listener of listeners) listener(value);
}
