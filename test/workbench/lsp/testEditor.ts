import {
  type ClientCapabilities,
  CodeLensRefreshRequest,
  ConfigurationRequest,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  type FileChangeType,
  type FileSystemWatcher,
  type InitializeResult,
  InlayHintRefreshRequest,
  LogMessageNotification,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type Registration,
  RegistrationRequest,
} from 'vscode-languageserver/node';
import { TestDocument } from './testDocument.ts';
import type { Wire } from './wire.ts';

interface Published {
  readonly version: number | undefined;
  readonly items: readonly Diagnostic[];
}

const REFRESHES = [
  { type: InlayHintRefreshRequest.type, what: 'inlayHint' },
  { type: CodeLensRefreshRequest.type, what: 'codeLens' },
] as const;

/** The editor's side: answers what a server asks, and keeps what it tells. */
export class TestEditor {
  /** What the server said of itself. */
  server: InitializeResult = { capabilities: {} };
  /** What the server has asked to be told, by method. */
  readonly registrations: Registration[] = [];
  /** Lines of the server's log. */
  readonly log: string[] = [];
  /** How often the server asked to be asked again for diagnostics. */
  refreshes = 0;
  /** What else the server asked to be asked again for, in order. */
  readonly refreshed: ('inlayHint' | 'codeLens')[] = [];
  readonly connection: ProtocolConnection;
  readonly folders: readonly string[];
  readonly #wire: Wire;
  readonly #pulls: boolean;
  readonly #documents = new Map<string, TestDocument>();
  readonly #published = new Map<string, Published>();
  readonly #pulled = new Map<string, { id: string | undefined; items: readonly Diagnostic[] }>();
  #settings: unknown;
  #waiting: (() => void)[] = [];

  constructor(
    wire: Wire,
    capabilities: ClientCapabilities,
    folders: readonly string[],
    settings: unknown,
  ) {
    this.#wire = wire;
    this.connection = wire.connection;
    this.folders = folders;
    this.#settings = settings;
    this.#pulls = capabilities.textDocument?.diagnostic !== undefined;
    this.#listen();
  }

  /** A URI, or a path from the first workspace folder. */
  uri(place: string): string {
    return /^[a-z-]+:/.test(place) ? place : `${this.folders[0] ?? 'file://'}/${place}`;
  }

  /** Opens a document. `marked` may hold the cursor, `<|>`. */
  async open(place: string, marked: string, languageId = 'dockerfile'): Promise<TestDocument> {
    const document = new TestDocument(this, this.uri(place), marked);
    const { uri, version, text } = document;
    this.#documents.set(uri, document);
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, version, text, languageId },
    });
    return document;
  }

  /** Forgets a document that has been closed. */
  closed(uri: string): void {
    this.#documents.delete(uri);
    this.#pulled.delete(uri);
  }

  /**
   * The diagnostics of a document: those the server answers with, and those it published for the
   * version that is open, for which this waits if the server publishes only.
   */
  async diagnostics(place: string): Promise<readonly Diagnostic[]> {
    const uri = this.uri(place);
    const open = this.#documents.get(uri);
    if (open === undefined || !this.#pulls) {
      if (open) await this.until(() => this.#published.get(uri)?.version === open.version);
      return this.published(uri);
    }
    return [...(await this.#pull(uri)), ...this.published(uri)];
  }

  /** What the server has published, without waiting for more. */
  published(place: string): readonly Diagnostic[] {
    return this.#published.get(this.uri(place))?.items ?? [];
  }

  /** What the server has asked to watch: patterns, behind their folder's URI where it named one. */
  get watched(): readonly string[] {
    return this.registrations
      .filter(({ method }) => method === DidChangeWatchedFilesNotification.method)
      .flatMap(({ registerOptions }) => registerOptions.watchers as readonly FileSystemWatcher[])
      .map(({ globPattern }) =>
        typeof globPattern === 'string'
          ? globPattern
          : `${globPattern.baseUri} ${globPattern.pattern}`,
      );
  }

  /** Resolves once `condition` holds, looked at whenever the server has said something. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** The settings are others from now on; resolves when the server has been told. */
  async configure(settings: unknown): Promise<void> {
    this.#settings = settings;
    await this.connection.sendNotification(DidChangeConfigurationNotification.type, {
      settings: { longshore: this.#settingsFor(undefined) },
    });
  }

  /** Opens and closes folders of the workspace, by URI. */
  async changeFolders(added: readonly string[], removed: readonly string[] = []): Promise<void> {
    const named = (uris: readonly string[]) => uris.map((uri) => ({ uri, name: uri }));
    await this.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: { added: named(added), removed: named(removed) },
    });
  }

  /** Tells that a file on the disk is another, as an editor that watches files does. */
  async fileChanged(place: string, type: FileChangeType): Promise<void> {
    await this.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: this.uri(place), type }],
    });
  }

  /** Ends the server. `await using editor = await connect()` does so by itself. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.#wire.close();
  }

  async #pull(uri: string): Promise<readonly Diagnostic[]> {
    const before = this.#pulled.get(uri);
    const report = await this.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
      ...(before?.id !== undefined && { previousResultId: before.id }),
    });
    if (report.kind === 'unchanged') return before?.items ?? [];
    this.#pulled.set(uri, { id: report.resultId, items: report.items });
    return report.items;
  }

  #listen(): void {
    const { connection } = this;
    connection.onRequest(ConfigurationRequest.type, ({ items }) =>
      items.map(({ section, scopeUri }) => {
        const value = section === 'longshore' ? this.#settingsFor(scopeUri) : undefined;
        return value ?? null;
      }),
    );
    connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      this.registrations.push(...registrations);
      this.#wake();
    });
    for (const { type, what } of REFRESHES) {
      connection.onRequest(type, () => {
        this.refreshed.push(what);
        this.#wake();
      });
    }
    connection.onRequest(DiagnosticRefreshRequest.type, () => {
      this.refreshes++;
      this.#wake();
    });
    connection.onNotification(LogMessageNotification.type, ({ message }) => {
      this.log.push(message);
      this.#wake();
    });
    connection.onNotification(
      PublishDiagnosticsNotification.type,
      ({ uri, version, diagnostics }) => {
        this.#published.set(uri, { version, items: diagnostics });
        this.#wake();
      },
    );
  }

  #settingsFor(scope: string | undefined): unknown {
    return typeof this.#settings === 'function' ? this.#settings(scope) : this.#settings;
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }
}
