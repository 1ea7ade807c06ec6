import {
  type CancellationToken,
  type ExtensionContext,
  type TextDocument,
  workspace,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  IMAGE_DETAILS,
  type ImageDetailsParams,
  LOCAL_IMAGES,
  type LongshoreOptions,
  SHOW_REFERENCES,
  STAGE_GRAPH,
  type StageGraph,
  type StageGraphParams,
} from '../../core/protocol.ts';
import type { EngineSlots } from '../engine-host/engines.ts';
import { imageDetailsOf } from './imageDetails.ts';
import { localImagesOf } from './localImages.ts';

const LANGUAGE = 'dockerfile';
const OPTIONS: LongshoreOptions = {
  commands: [SHOW_REFERENCES],
  answers: [IMAGE_DETAILS, LOCAL_IMAGES],
  suggestCommand: 'editor.action.triggerSuggest',
};
/** The files that configure the linter: the server checks and completes them. */
const CONFIG_FILES = '**/{.hadolint,longshore}.{yaml,yml}';
const CONFIG_FILE = /(?:^|[\\/])(?:\.hadolint|longshore)\.ya?ml$/;

/**
 * Starts the language server when the first Dockerfile or configuration file is open, of whatever
 * scheme, and stops it with the extension. A client that crashes restarts it by its own defaults.
 */
export class DockerfileClient {
  readonly #context: ExtensionContext;
  readonly #engines: EngineSlots;
  #starting: Promise<LanguageClient> | undefined;

  /** `engines`: those that the server may learn from, as far as they are open. */
  constructor(context: ExtensionContext, engines: EngineSlots) {
    this.#context = context;
    this.#engines = engines;
    const look = (document: TextDocument) => {
      if (document.languageId === LANGUAGE || CONFIG_FILE.test(document.uri.path)) {
        this.#starting ??= this.#start();
      }
    };
    context.subscriptions.push(workspace.onDidOpenTextDocument(look));
    workspace.textDocuments.forEach(look);
  }

  /** The stages of an open document; `null` when there is none, or no server. */
  async stageGraph(uri: string): Promise<StageGraph | null> {
    const client = await this.#starting;
    const params: StageGraphParams = { textDocument: { uri } };
    return client?.isRunning() ? client.sendRequest<StageGraph | null>(STAGE_GRAPH, params) : null;
  }

  /** One of the server's own requests; it is started when it does not run, `undefined` without it. */
  async request<Answer>(
    method: string,
    params: object,
    token: CancellationToken,
  ): Promise<Answer | undefined> {
    this.#starting ??= this.#start();
    const client = await this.#starting;
    return client.isRunning() ? client.sendRequest<Answer>(method, params, token) : undefined;
  }

  /** Resolves when the server has ended. */
  async stop(): Promise<void> {
    const starting = this.#starting;
    this.#starting = undefined;
    const client = await starting;
    await client?.dispose();
  }

  dispose(): void {
    void this.stop();
  }

  async #start(): Promise<LanguageClient> {
    // Loaded here and not above: the largest library of the bundle is not part of activation.
    const { LanguageClient, TransportKind } = await import('vscode-languageclient/node');
    const module = this.#context.asAbsolutePath('server/dist/main.cjs');
    const client = new LanguageClient(
      'longshore',
      'Longshore Dockerfile',
      { module, transport: TransportKind.ipc },
      {
        documentSelector: [{ language: LANGUAGE }, { pattern: CONFIG_FILES }],
        initializationOptions: OPTIONS,
      },
    );
    client.onRequest(IMAGE_DETAILS, (params: ImageDetailsParams, token) =>
      imageDetailsOf(this.#engines, params, signalOf(token)),
    );
    client.onRequest(LOCAL_IMAGES, (_, token) => localImagesOf(this.#engines, signalOf(token)));
    // When that fails, the client has told the user and its log.
    await client.start().catch(() => undefined);
    return client;
  }
}

function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}
