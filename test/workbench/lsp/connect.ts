/**
 * A language server and an editor for it, joined for a test: in memory over real streams, or as the
 * child process that ships. Nothing is mocked but the person who types.
 *
 * ```ts
 * await using editor = await connect();
 * const file = await editor.open('Dockerfile', 'FROM alpine\nfo<|>');
 * await file.complete();     // the items at the cursor
 * await file.problems();     // the text with every diagnostic underlined
 * await file.edit('FROM [|alpine|]', 'alpine:3.22');
 * ```
 */
import {
  type ClientCapabilities,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
} from 'vscode-languageserver/node';
import type { LongshoreOptions } from '../../../core/protocol.ts';
import type { ServerParts } from '../../../server/connection/server.ts';
import { CLIENTS } from './capabilities.ts';
import { TestEditor } from './testEditor.ts';
import { memoryWire, stdioWire, type Wire } from './wire.ts';

export interface ConnectOptions {
  /** `memory` unless told. */
  readonly over?: 'memory' | 'stdio';
  /** What the editor can: like VS Code unless told. */
  readonly client?: keyof typeof CLIENTS | ClientCapabilities;
  /** The workspace folders' URIs; `file:///work` unless told. */
  readonly folders?: readonly string[];
  /** The value of the `longshore` settings, for a document's URI when they differ. */
  readonly settings?: unknown | ((scope: string | undefined) => unknown);
  /** The `initializationOptions`. */
  readonly initializationOptions?: LongshoreOptions;
  /** Parts of a server in memory that are not the real ones. */
  readonly parts?: Partial<ServerParts>;
}

/** An editor whose server has answered `initialize`. */
export async function connect(options: ConnectOptions = {}): Promise<TestEditor> {
  const { over = 'memory', client = 'vscode', folders = ['file:///work'] } = options;
  const wire: Wire = over === 'memory' ? memoryWire(options.parts ?? {}) : await stdioWire();
  const capabilities = typeof client === 'string' ? CLIENTS[client] : client;
  const editor = new TestEditor(wire, capabilities, folders, options.settings);
  const { connection } = wire;
  connection.listen();
  const result: InitializeResult = await connection.sendRequest(InitializeRequest.type, {
    processId: null,
    rootUri: folders[0] ?? null,
    capabilities,
    initializationOptions: options.initializationOptions,
    // Editors that know one folder only have no such member.
    ...(capabilities.workspace?.workspaceFolders && {
      workspaceFolders: folders.map((uri) => ({ uri, name: uri.slice(uri.lastIndexOf('/') + 1) })),
    }),
  });
  editor.server = result;
  await connection.sendNotification(InitializedNotification.type, {});
  return editor;
}
