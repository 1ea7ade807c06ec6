import { type Connection, DidChangeConfigurationNotification } from 'vscode-languageserver';
import type { Log } from '../workspace/ports.ts';
import { readSettings } from '../workspace/settings.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Client } from './client.ts';

/**
 * Keeps the workspace's settings as the editor has them: asked for where it can be asked, else as
 * it sends them. Calls `configured` after each change.
 */
export function followConfiguration(
  connection: Connection,
  client: Client,
  workspace: Workspace,
  log: Log,
  configured: () => void,
): void {
  const take = (value: unknown) => {
    workspace.configure(readSettings(value));
    configured();
  };
  const ask = async () => {
    try {
      take(await connection.workspace.getConfiguration('longshore'));
    } catch (error) {
      log.error('The editor did not tell its settings', error);
    }
  };
  if (client.configuration) {
    connection.onInitialized(() => {
      void ask();
      if (client.registersConfiguration) {
        void connection.client.register(DidChangeConfigurationNotification.type, {
          section: 'longshore',
        });
      }
    });
  }
  connection.onDidChangeConfiguration(({ settings }: { settings?: { longshore?: unknown } }) => {
    if (client.configuration) void ask();
    else take(settings?.longshore);
  });
}
