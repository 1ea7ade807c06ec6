import { randomBytes } from 'node:crypto';
import { type Disposable, Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import { pageHtml } from './html.ts';

/** One kind of page. Its sources are in `pages/<name>/`, built to `client/dist/webview/<name>.*`. */
export interface PageKind<State> {
  readonly name: string;
  /** The panel's title. */
  title(state: State): string;
  /** A codicon's name, for the tab. */
  readonly icon?: string;
  /** Where a new one opens; beside the editor when left out, which keeps the focus then. */
  readonly column?: 'active';
}

/**
 * A panel that shows one of our pages: owns the panel, its policy and the messages to and from it.
 * `State` is all that is needed to show it again after the window was closed; `Out` goes to the
 * page, `In` comes from it.
 */
export class Page<State, Out, In> {
  readonly state: State;
  readonly #panel: WebviewPanel;
  readonly #listening: Disposable[] = [];

  /** `panel`: one that the editor restores; a new one beside the editor when left out. */
  constructor(extension: Uri, kind: PageKind<State>, state: State, panel = newPanel(kind, state)) {
    this.state = state;
    this.#panel = panel;
    const folder = Uri.joinPath(extension, 'client', 'dist', 'webview');
    const { webview } = panel;
    const address = (file: string) => webview.asWebviewUri(Uri.joinPath(folder, file)).toString();
    webview.options = { enableScripts: true, localResourceRoots: [folder] };
    webview.html = pageHtml({
      title: kind.title(state),
      source: webview.cspSource,
      nonce: randomBytes(16).toString('hex'),
      script: address(`${kind.name}.js`),
      style: address(`${kind.name}.css`),
      state,
    });
  }

  /** Lost while the page is hidden: it asks again when it is shown. */
  post(message: Out): void {
    void this.#panel.webview.postMessage(message);
  }

  /** Whether anybody can see it. */
  get isVisible(): boolean {
    return this.#panel.visible;
  }

  /** Calls `listener` when the page may have come into view or gone out of it. */
  onVisibility(listener: () => void): void {
    this.#listening.push(this.#panel.onDidChangeViewState(listener));
  }

  onMessage(listener: (message: In) => void): void {
    this.#listening.push(this.#panel.webview.onDidReceiveMessage(listener));
  }

  /** Calls `listener` when the panel is closed, by whomever. */
  onClosed(listener: () => void): void {
    this.#listening.push(
      this.#panel.onDidDispose(() => {
        listener();
        for (const one of this.#listening) one.dispose();
      }),
    );
  }

  /** Brings it to the front where it is. */
  reveal(): void {
    this.#panel.reveal(undefined, true);
  }

  dispose(): void {
    this.#panel.dispose();
  }
}

/**
 * Shows pages of `kind` again that were open when the window was closed. `isState`: what was kept
 * may come from another version of the extension.
 */
export function restorePages<State>(
  kind: PageKind<State>,
  isState: (value: unknown) => value is State,
  restore: (panel: WebviewPanel, state: State) => void,
): Disposable {
  return window.registerWebviewPanelSerializer(panelType(kind), {
    async deserializeWebviewPanel(panel, state: unknown) {
      if (isState(state)) restore(panel, state);
      else panel.dispose();
    },
  });
}

function newPanel<State>(kind: PageKind<State>, state: State): WebviewPanel {
  const column =
    kind.column === 'active'
      ? { viewColumn: ViewColumn.Active }
      : { viewColumn: ViewColumn.Beside, preserveFocus: true };
  return window.createWebviewPanel(panelType(kind), kind.title(state), column);
}

function panelType({ name }: PageKind<never>): string {
  return `longshore.${name}`;
}
