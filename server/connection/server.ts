import {
  type Connection,
  type InitializeParams,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { SERVER_NAME } from '../../core/protocol.ts';
import { kindOfFile } from '../lint/configuration/places.ts';
import { VERSION } from '../version.generated.ts';
import { ImageSources } from '../workspace/images/imageSources.ts';
import type { Registry } from '../workspace/ports.ts';
import { Workspace, type WorkspaceParts } from '../workspace/workspace.ts';
import { followBuildContexts } from './buildContexts.ts';
import { type Client, readClient } from './client.ts';
import { EditorSettings, followConfiguration } from './configuration.ts';
import { editorEvents } from './editorEvents.ts';
import { answersAnywayFor, answersFor } from './guard.ts';
import type { Handler } from './handler.ts';
import { lentImages } from './lentImages.ts';

/** What a server is made of. */
export interface ServerParts extends Omit<WorkspaceParts, 'settings'> {
  readonly handlers: readonly Handler[];
  /** Left out: the network is never used. */
  readonly registry?: Registry;
}

/** Serves `connection` until it closes. */
export function startServer(connection: Connection, parts: ServerParts): void {
  const { handlers } = parts;
  connection.onInitialize((params) => {
    const client = readClient(params.capabilities, params.initializationOptions);
    serve(connection, client, parts, params);
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
  connection.listen();
}

function serve(
  connection: Connection,
  client: Client,
  parts: ServerParts,
  { workspaceFolders, rootUri }: InitializeParams,
): void {
  const { handlers, clock, log, registry } = parts;
  const settings = new EditorSettings(connection, client, log);
  const workspace = new Workspace({ ...parts, settings });
  const opened = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
  const events = editorEvents(connection, client, log, opened);
  followConfiguration(events, client, settings, workspace.configurations);
  followBuildContexts(events, client, workspace.contexts);
  followDocuments(connection, workspace);
  // Only now: what a workspace begins with is no change to tell of, and not before the answer.
  const answer = answersFor(workspace, log);
  const answerAnyway = answersAnywayFor(log);
  const lent = lentImages({ connection, client, clock, log });
  const images = new ImageSources({ lent, registry, clock });
  for (const handler of handlers) {
    handler.register({
      connection,
      client,
      events,
      workspace,
      clock,
      log,
      images,
      answer,
      answerAnyway,
    });
  }
}

/** Configuration files are told by their names: they are no Dockerfiles, whatever editors say. */
function followDocuments(connection: Connection, { documents, configFiles }: Workspace): void {
  const ofKind = (uri: string) => (kindOfFile(uri) === undefined ? documents : configFiles);
  connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => {
    ofKind(uri).open(uri, version, text);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    ofKind(uri).change(uri, version, contentChanges);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => ofKind(uri).close(uri));
}
