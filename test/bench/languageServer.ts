import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const URI = 'file:///bench/Dockerfile';

/** A language server as a child process over stdio, spoken to as an editor does. */
export class LanguageServer {
  readonly #child: ChildProcess;
  readonly connection: ProtocolConnection;
  #version = 0;
  #published: () => void = () => {};

  private constructor(script: string) {
    this.#child = spawn(process.execPath, [script, '--stdio'], {
      cwd: ROOT,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const { stdin, stdout } = this.#child;
    if (stdin === null || stdout === null) throw new Error(`${script} has no pipes`);
    this.connection = createProtocolConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    );
    this.connection.onNotification(PublishDiagnosticsNotification.type, () => this.#published());
    this.connection.listen();
  }

  /** `script`: a path from the root. */
  static async start(script: string): Promise<LanguageServer> {
    const server = new LanguageServer(script);
    await server.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      // Only what both understand: neither asks for settings, both publish.
      capabilities: { textDocument: { publishDiagnostics: { versionSupport: true } } },
    });
    await server.connection.sendNotification(InitializedNotification.type, {});
    return server;
  }

  /** Milliseconds from opening `text` to its diagnostics. */
  open(text: string): Promise<number> {
    return this.#untilPublished(() =>
      this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri: URI, languageId: 'dockerfile', version: ++this.#version, text },
      }),
    );
  }

  /** Milliseconds from a change to its diagnostics. */
  change(...contentChanges: TextDocumentContentChangeEvent[]): Promise<number> {
    return this.#untilPublished(() =>
      this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri: URI, version: ++this.#version },
        contentChanges,
      }),
    );
  }

  /** Kibibytes of the process that are in memory. */
  memory(): number {
    const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(this.#child.pid)], {
      encoding: 'utf8',
    });
    return Number(stdout);
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit');
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    await ended;
    this.connection.dispose();
  }

  async #untilPublished(send: () => Promise<void>): Promise<number> {
    const published = new Promise<void>((resolve) => {
      this.#published = resolve;
    });
    const start = performance.now();
    await send();
    await published;
    return performance.now() - start;
  }
}
