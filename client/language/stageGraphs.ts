import { basename } from 'node:path';
import {
  type Disposable,
  Range,
  type TextDocument,
  Uri,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import type { PlaceRange, StageGraph } from '../../core/protocol.ts';
import { Page, type PageKind, restorePages } from '../webview/page.ts';
import type {
  StageGraphIn,
  StageGraphOut,
  StageGraphState,
} from '../webview/pages/stageGraph/messages.ts';

/** Who knows the stages of a document; `null` when it is not open. */
export interface StageGraphSource {
  stageGraph(uri: string): Promise<StageGraph | null>;
}

type GraphPage = Page<StageGraphState, StageGraphOut, StageGraphIn>;

const KIND: PageKind<StageGraphState> = {
  name: 'stageGraph',
  title: ({ uri }) => `Stages of ${nameOf(uri)}`,
};

/** The pages that draw the stages of Dockerfiles, one for each document; they follow its changes. */
export class StageGraphs implements Disposable {
  readonly #extension: Uri;
  readonly #source: StageGraphSource;
  readonly #pages = new Map<string, GraphPage>();
  readonly #updates = new Map<string, 'running' | 'again'>();
  readonly #listening: readonly Disposable[];

  constructor(extension: Uri, source: StageGraphSource) {
    this.#extension = extension;
    this.#source = source;
    this.#listening = [
      workspace.onDidChangeTextDocument(({ document }) => this.#look(document)),
      workspace.onDidOpenTextDocument((document) => this.#look(document)),
      restorePages(KIND, isState, (panel, state) => this.#open(state, panel)),
    ];
  }

  /** Shows the stages of the Dockerfile in front; `false` when there is none. */
  async show(): Promise<boolean> {
    const document = window.activeTextEditor?.document;
    if (document?.languageId !== 'dockerfile') return false;
    const uri = document.uri.toString();
    const page = this.#pages.get(uri);
    if (page === undefined) this.#open({ uri });
    else page.reveal();
    return true;
  }

  dispose(): void {
    for (const one of this.#listening) one.dispose();
    for (const page of this.#pages.values()) page.dispose();
  }

  #open(state: StageGraphState, panel?: WebviewPanel): void {
    const { uri } = state;
    const page: GraphPage = new Page(this.#extension, KIND, state, panel);
    this.#pages.set(uri, page);
    page.onClosed(() => this.#pages.delete(uri));
    page.onMessage((message) => {
      if (message.type === 'ready') this.#update(uri);
      else if (message.type === 'jump') void jump(uri, message.at);
      else void save(uri, message.svg);
    });
  }

  #look({ uri }: TextDocument): void {
    if (this.#pages.has(uri.toString())) this.#update(uri.toString());
  }

  /** One question at a time: what changes meanwhile is asked for once it is answered. */
  #update(uri: string): void {
    if (this.#updates.has(uri)) this.#updates.set(uri, 'again');
    else void this.#run(uri);
  }

  async #run(uri: string): Promise<void> {
    do {
      this.#updates.set(uri, 'running');
      const graph = await this.#source.stageGraph(uri).catch(() => null);
      this.#pages.get(uri)?.post({ type: 'graph', name: nameOf(uri), graph });
    } while (this.#updates.get(uri) === 'again');
    this.#updates.delete(uri);
  }
}

function isState(value: unknown): value is StageGraphState {
  return (
    typeof value === 'object' && value !== null && 'uri' in value && typeof value.uri === 'string'
  );
}

async function jump(uri: string, { start, end }: PlaceRange): Promise<void> {
  const selection = new Range(start.line, start.character, end.line, end.character);
  const open = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
  await window.showTextDocument(
    open?.document ?? (await workspace.openTextDocument(Uri.parse(uri))),
    {
      ...(open?.viewColumn !== undefined && { viewColumn: open.viewColumn }),
      selection: selection.with({ end: selection.start }),
    },
  );
}

async function save(uri: string, svg: string): Promise<void> {
  const file = Uri.parse(uri).with({ query: '', fragment: '' });
  const beside = Uri.joinPath(file, '..', `${nameOf(uri)}-stages.svg`);
  const defaultUri = file.scheme === 'untitled' ? Uri.file(`${nameOf(uri)}-stages.svg`) : beside;
  const chosen = await window.showSaveDialog({ defaultUri, filters: { SVG: ['svg'] } });
  if (chosen === undefined) return;
  try {
    await workspace.fs.writeFile(chosen, new TextEncoder().encode(svg));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(`The drawing could not be saved: ${why}`);
  }
}

function nameOf(uri: string): string {
  return basename(Uri.parse(uri).path);
}
