import type { Disposable, Uri, WebviewPanel } from 'vscode';
import { Page, type PageKind, restorePages } from './page.ts';

/** What stands behind a page; it knows nothing of the editor. */
export interface PageModel<In> {
  receive(message: In): void;
  /** A page that nobody sees has nothing to read. */
  setVisible(isVisible: boolean): void;
  dispose(): void;
}

export interface ModelPagesOptions<State, Out, In> {
  readonly extension: Uri;
  readonly kind: PageKind<State>;
  /** What was kept of a page may come from another version of the extension. */
  isState(value: unknown): value is State;
  /** Pages with the same key are one. */
  key(state: State): string;
  model(state: State, post: (message: Out) => void): PageModel<In>;
}

/** The pages of one kind, each with its model, also those that were open when the window closed. */
export class ModelPages<State, Out, In> implements Disposable {
  readonly #options: ModelPagesOptions<State, Out, In>;
  readonly #open = new Map<string, Page<State, Out, In>>();
  readonly #restoring: Disposable;

  constructor(options: ModelPagesOptions<State, Out, In>) {
    this.#options = options;
    const { kind, isState } = options;
    this.#restoring = restorePages(kind, isState, (panel, state) => this.#add(state, panel));
  }

  /** Opens a page, or brings the one that is open to the front. */
  show(state: State): void {
    const open = this.#open.get(this.#options.key(state));
    if (open === undefined) this.#add(state);
    else open.reveal();
  }

  dispose(): void {
    this.#restoring.dispose();
    for (const page of this.#open.values()) page.dispose();
  }

  #add(state: State, panel?: WebviewPanel): void {
    const { extension, kind, key, model: make } = this.#options;
    const page: Page<State, Out, In> = new Page(extension, kind, state, panel);
    const model = make(state, (message) => page.post(message));
    this.#open.set(key(state), page);
    page.onMessage((message) => model.receive(message));
    page.onVisibility(() => model.setVisible(page.isVisible));
    page.onClosed(() => {
      this.#open.delete(key(state));
      model.dispose();
    });
    model.setVisible(page.isVisible);
  }
}
