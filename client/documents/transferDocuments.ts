import type { Disposable } from '../engine/disposable.ts';
import { picture } from '../transfers/picture.ts';
import type { Transfer } from '../transfers/transfer.ts';
import type { Transfers } from '../transfers/transfers.ts';
import type { TransferRef } from './address.ts';

/** Milliseconds between two pictures; the Engine speaks oftener than anybody can read. */
const PAUSE = 250;

/**
 * Pulls and pushes as text that follows them while it is open. No vscode here: it is tested by
 * itself.
 */
export class TransferDocuments implements Disposable {
  readonly #transfers: Transfers;
  readonly #changed: (key: string) => void;
  readonly #listening: Disposable;
  /** The open documents: the transfer of each. */
  readonly #open = new Map<string, number>();
  readonly #due = new Map<number, NodeJS.Timeout>();

  /** `changed` is told the document that has another text now. */
  constructor(transfers: Transfers, changed: (key: string) => void) {
    this.#transfers = transfers;
    this.#changed = changed;
    this.#listening = transfers.onDidChange((transfer) => this.#note(transfer));
  }

  /** The text of a document, which counts as open from here on. */
  text(key: string, { id }: TransferRef): string {
    this.#open.set(key, id);
    const transfer = this.#transfers.get(id);
    return transfer === undefined ? 'This is over and no longer remembered' : picture(transfer);
  }

  forget(key: string): void {
    this.#open.delete(key);
  }

  dispose(): void {
    this.#listening.dispose();
    for (const timer of this.#due.values()) {
      clearTimeout(timer);
    }
    this.#due.clear();
  }

  #note({ id, end }: Transfer): void {
    const keys = [...this.#open].flatMap(([key, one]) => (one === id ? [key] : []));
    if (keys.length === 0) {
      return;
    }
    const draw = () => {
      clearTimeout(this.#due.get(id));
      this.#due.delete(id);
      for (const key of keys) {
        this.#changed(key);
      }
    };
    if (end !== undefined) {
      draw();
    } else if (!this.#due.has(id)) {
      this.#due.set(id, setTimeout(draw, PAUSE));
    }
  }
}
