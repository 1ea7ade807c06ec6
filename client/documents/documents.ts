import {
  EventEmitter,
  type TextDocument,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { Disposable } from '../engine/disposable.ts';
import type { EngineSlots } from '../engine-host/engines.ts';
import { type InspectRef, readQuery, SCHEME, textAddress } from './address.ts';
import { InspectDocuments } from './inspectDocuments.ts';

/** Our read-only documents in the editor: objects that are followed, and texts that commands made. */
export class Documents implements TextDocumentContentProvider, Disposable {
  readonly #changed = new EventEmitter<Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #inspected: InspectDocuments;
  /** By title, while they are open. */
  readonly #texts = new Map<string, string>();
  readonly #disposables: Disposable[];

  constructor(engines: EngineSlots) {
    this.#inspected = new InspectDocuments(engines, (key) => this.#changed.fire(Uri.parse(key)));
    this.#disposables = [
      workspace.registerTextDocumentContentProvider(SCHEME, this),
      window.onDidChangeVisibleTextEditors(() => this.#follow()),
      workspace.onDidCloseTextDocument((document) => this.#forget(document)),
      this.#changed,
      this.#inspected,
    ];
  }

  async provideTextDocumentContent(uri: Uri): Promise<string | undefined> {
    const ref = readQuery(uri.query);
    switch (ref?.what) {
      case 'inspect':
        return this.#inspected.text(uri.toString(), ref);
      case 'text':
        return this.#texts.get(ref.title) ?? 'Run the command again to see this';
      default:
        return undefined;
    }
  }

  /** Shows `text` in place of what was shown under the title before. */
  async showText(title: string, text: string): Promise<void> {
    const uri = Uri.parse(textAddress(title), true);
    this.#texts.set(title, text);
    this.#changed.fire(uri);
    await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
  }

  dispose(): void {
    for (const one of this.#disposables) {
      one.dispose();
    }
  }

  #follow(): void {
    const visible = new Map<string, InspectRef>();
    for (const { document } of window.visibleTextEditors) {
      const ref = document.uri.scheme === SCHEME ? readQuery(document.uri.query) : undefined;
      if (ref?.what === 'inspect') {
        visible.set(document.uri.toString(), ref);
      }
    }
    this.#inspected.follow(visible);
  }

  #forget({ uri }: TextDocument): void {
    const ref = uri.scheme === SCHEME ? readQuery(uri.query) : undefined;
    if (ref?.what === 'inspect') {
      this.#inspected.forget(uri.toString());
    } else if (ref?.what === 'text') {
      this.#texts.delete(ref.title);
    }
  }
}
