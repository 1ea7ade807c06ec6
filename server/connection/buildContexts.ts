import { pathToFileURL } from 'node:url';
import { FileChangeType, type FileSystemWatcher } from 'vscode-languageserver';
import type { BuildContexts } from '../workspace/buildContext/buildContexts.ts';
import type { Client } from './client.ts';
import type { EditorEvents } from './editorEvents.ts';

/**
 * Keeps what is known of build contexts as it is on the disk: the editor is asked to watch the
 * folders that were read, and no others. An editor that can't is taken to have changed files
 * whenever a document is saved.
 */
export function followBuildContexts(
  events: EditorEvents,
  client: Client,
  contexts: BuildContexts,
): void {
  events.folders((uris) => {
    contexts.setWorkspaceFolders(uris);
    contexts.refresh();
  });
  if (client.watchesFiles) watch(events, contexts);
  else events.saved(() => contexts.refresh());
}

function watch(events: EditorEvents, contexts: BuildContexts): void {
  const watched = new Set<string>();
  contexts.listen({
    changed() {
      const added = contexts.watched.filter((path) => !watched.has(path));
      if (added.length === 0) return;
      for (const path of added) watched.add(path);
      events.watch(added.map(watcherOf));
    },
  });
  events.files((changes) => {
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
