import { type Connection, DidChangeConfigurationNotification } from 'vscode-languageserver';
import type { Configurations, SettingsSource } from '../workspace/configurations.ts';
import type { Log } from '../workspace/ports.ts';
import type { Client } from './client.ts';
import type { EditorEvents } from './editorEvents.ts';

/** The editor's settings: asked for, for each document, where it can be asked, else as it sent them. */
export class EditorSettings implements SettingsSource {
  readonly #connection: Connection;
  readonly #client: Client;
  readonly #log: Log;
  #sent: unknown;

  constructor(connection: Connection, client: Client, log: Log) {
    this.#connection = connection;
    this.#client = client;
    this.#log = log;
  }

  async of(uri: string): Promise<unknown> {
    if (!this.#client.configuration) return this.#sent;
    const item = { scopeUri: uri, section: 'longshore' };
    return this.#connection.workspace.getConfiguration(item);
  }

  /** Tells `changed` when settings are others than before. */
  follow({ ready }: EditorEvents, changed: () => void): void {
    const connection = this.#connection;
    connection.onDidChangeConfiguration(({ settings }: { settings?: { longshore?: unknown } }) => {
      this.#sent = settings?.longshore;
      changed();
    });
    if (!this.#client.registersConfiguration) return;
    const { type } = DidChangeConfigurationNotification;
    ready
      .then(() => connection.client.register(type, { section: 'longshore' }))
      .catch((error: unknown) => this.#log.error('The editor does not tell of settings', error));
  }
}

/**
 * Keeps configurations as the editor and the disk have them. An editor that can't watch files is
 * taken to have changed them whenever a document is saved.
 */
export function followConfiguration(
  events: EditorEvents,
  client: Client,
  settings: EditorSettings,
  configurations: Configurations,
): void {
  settings.follow(events, () => configurations.settingsChanged());
  events.folders((uris) => configurations.setFolders(uris));
  if (!client.watchesFiles) {
    events.saved(() => configurations.refresh());
    return;
  }
  events.watch([{ globPattern: '**/{.hadolint,longshore}.{yaml,yml}' }]);
  events.files((changes) => configurations.filesChanged(changes.map(({ uri }) => uri)));
}
