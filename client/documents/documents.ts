import {
  commands,
  EventEmitter,
  languages,
  type TextDocument,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { ShownText } from '../commands/command.ts';
import { systemClock } from '../engine/clock.ts';
import type { Disposable } from '../engine/disposable.ts';
import type { EngineId, EngineSlots } from '../engine-host/engines.ts';
import type { Transfer } from '../transfers/transfer.ts';
import type { Transfers } from '../transfers/transfers.ts';
import {
  type EventsRef,
  eventsAddress,
  type InspectRef,
  readQuery,
  SCHEME,
  textAddress,
  transferAddress,
} from './address.ts';
import { EventDocuments } from './eventDocuments.ts';
import { InspectDocuments } from './inspectDocuments.ts';
import { TransferDocuments } from './transferDocuments.ts';

/**
 * Our read-only documents in the editor: objects and transfers that are followed, and texts that
 * commands made.
 */
export class Documents implements TextDocumentContentProvider, Disposable {
  readonly #changed = new EventEmitter<Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #inspected: InspectDocuments;
  readonly #transfers: TransferDocuments;
  readonly #events: EventDocuments;
  /** By title, while they are open. */
  readonly #texts = new Map<string, string>();
  readonly #disposables: Disposable[];

  constructor(engines: EngineSlots, transfers: Transfers) {
    const changed = (key: string) => this.#changed.fire(Uri.parse(key));
    this.#transfers = new TransferDocuments(transfers, changed);
    this.#inspected = new InspectDocuments(engines, changed);
    this.#events = new EventDocuments(engines, systemClock, changed);
    this.#disposables = [
      workspace.registerTextDocumentContentProvider(SCHEME, this),
      window.onDidChangeVisibleTextEditors(() => this.#follow()),
      workspace.onDidCloseTextDocument((document) => this.#forget(document)),
      this.#changed,
      this.#inspected,
      this.#transfers,
      this.#events,
    ];
  }

  async provideTextDocumentContent(uri: Uri): Promise<string | undefined> {
    const ref = readQuery(uri.query);
    switch (ref?.what) {
      case 'inspect':
        return this.#inspected.text(uri.toString(), ref);
      case 'events':
        return this.#events.text(uri.toString(), ref);
      case 'text':
        return this.#texts.get(ref.title) ?? 'Run the command again to see this';
      case 'transfer':
        return this.#transfers.text(uri.toString(), ref);
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

  /** Shows two texts side by side, as `showText` shows one. */
  async showDifference(title: string, left: ShownText, right: ShownText): Promise<void> {
    const [before, after] = [left, right].map((one) => {
      const uri = Uri.parse(textAddress(one.title), true);
      this.#texts.set(one.title, one.text);
      this.#changed.fire(uri);
      return uri;
    });
    await commands.executeCommand('vscode.diff', before, after, title, { preview: true });
  }

  /** Shows a pull or push and follows it. */
  async showTransfer({ id, title }: Transfer): Promise<void> {
    const uri = Uri.parse(transferAddress(id, title), true);
    await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
  }

  /** Shows what happens on an Engine; only of these types of objects, where any are named. */
  async showEvents(engine: EngineId, types: readonly string[]): Promise<void> {
    const uri = Uri.parse(eventsAddress(engine, types), true);
    const document = await workspace.openTextDocument(uri);
    // Colours for times and names.
    const shown = await languages.setTextDocumentLanguage(document, 'log');
    await window.showTextDocument(shown, { preview: true });
  }

  /** Holds the events in front, or lets them go on; `undefined` when there are none. */
  toggleEvents(): 'paused' | 'resumed' | undefined {
    const uri = window.activeTextEditor?.document.uri;
    const ref = uri?.scheme === SCHEME ? readQuery(uri.query) : undefined;
    return uri !== undefined && ref?.what === 'events'
      ? this.#events.toggle(uri.toString(), ref)
      : undefined;
  }

  dispose(): void {
    for (const one of this.#disposables) {
      one.dispose();
    }
  }

  #follow(): void {
    const visible = new Map<string, InspectRef>();
    const events = new Map<string, EventsRef>();
    for (const { document } of window.visibleTextEditors) {
      const ref = document.uri.scheme === SCHEME ? readQuery(document.uri.query) : undefined;
      if (ref?.what === 'inspect') {
        visible.set(document.uri.toString(), ref);
      } else if (ref?.what === 'events') {
        events.set(document.uri.toString(), ref);
      }
    }
    this.#events.follow(events);
    this.#inspected.follow(visible);
  }

  #forget({ uri }: TextDocument): void {
    const ref = uri.scheme === SCHEME ? readQuery(uri.query) : undefined;
    if (ref?.what === 'inspect') {
      this.#inspected.forget(uri.toString());
    } else if (ref?.what === 'events') {
      this.#events.forget(uri.toString());
    } else if (ref?.what === 'text') {
      this.#texts.delete(ref.title);
    } else if (ref?.what === 'transfer') {
      this.#transfers.forget(uri.toString());
    }
  }
}
