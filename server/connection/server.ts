import {
  type Connection,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { SERVER_NAME } from '../../core/protocol.ts';
import { Linter } from '../lint/linter.ts';
import type { Rule } from '../rules/rule.ts';
import { VERSION } from '../version.generated.ts';
import type { Clock, FileSystem, Log } from '../workspace/ports.ts';
import { Workspace } from '../workspace/workspace.ts';
import { followBuildContexts } from './buildContexts.ts';
import { readClient } from './client.ts';
import { followConfiguration } from './configuration.ts';
import { answersFor } from './guard.ts';
import type { Handler } from './handler.ts';

/** What a server is made of. */
export interface ServerParts {
  readonly rules: readonly Rule[];
  readonly handlers: readonly Handler[];
  readonly files: FileSystem;
  readonly clock: Clock;
  readonly log: Log;
}

/** Serves `connection` until it closes. */
export function startServer(connection: Connection, parts: ServerParts): void {
  const { rules, handlers, files, clock, log } = parts;
  const workspace = new Workspace(new Linter(rules, log), files, log);
  const { documents } = workspace;

  connection.onInitialize(({ capabilities, workspaceFolders, rootUri }) => {
    const client = readClient(capabilities);
    const listeners: (() => void)[] = [];
    const answer = answersFor(workspace, log);
    const onConfigured = (listener: () => void) => void listeners.push(listener);
    for (const handler of handlers) {
      handler.register({ connection, client, workspace, clock, log, answer, onConfigured });
    }
    followConfiguration(connection, client, workspace, log, () => {
      for (const listener of listeners) listener();
    });
    const opened = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
    followBuildContexts({ connection, client, contexts: workspace.contexts, log }, opened);
    const own: ServerCapabilities = {
      positionEncoding: 'utf-16',
      textDocumentSync: {
        openClose: true,
        change: TextDocumentSyncKind.Incremental,
        save: true,
      },
    };
    return {
      capabilities: Object.assign(own, ...handlers.map((one) => one.capabilities(client))),
      serverInfo: { name: SERVER_NAME, version: VERSION },
    };
  });
  connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => {
    documents.open(uri, version, text);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    documents.change(uri, version, contentChanges);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => documents.close(uri));
  connection.listen();
}
