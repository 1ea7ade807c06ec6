import type { Disposable } from '../engine/disposable.ts';
import type { Engine } from '../engine/engine.ts';
import {
  type EngineStore,
  type Kind,
  NOTHING_KNOWN,
  type Snapshot,
  type StoreChange,
} from '../engine/store.ts';

/** One Engine and its live picture. */
export interface Connection {
  readonly engine: Engine;
  readonly store: EngineStore;
}

/**
 * The Engine of this window: opened when first needed, exchanged when another one is chosen. To
 * its listeners it is one store throughout; their watches move to the new Engine.
 */
export class EngineHost implements EngineStore {
  readonly #open: () => Connection;
  readonly #watches = new Set<Watch>();
  readonly #listeners = new Set<(change: StoreChange) => void>();
  #connection: (Connection & { readonly listening: Disposable }) | undefined;

  /** `open` makes both objects without asking the Engine anything. */
  constructor(open: () => Connection) {
    this.#open = open;
  }

  get engine(): Engine {
    return this.#connected().engine;
  }

  get snapshot(): Snapshot {
    return this.#connection?.store.snapshot ?? NOTHING_KNOWN;
  }

  onDidChange(listener: (change: StoreChange) => void): Disposable {
    const own = (change: StoreChange) => listener(change);
    this.#listeners.add(own);
    return { dispose: () => this.#listeners.delete(own) };
  }

  watch(kind: Kind): Disposable {
    const watch: Watch = { kind, held: this.#connected().store.watch(kind) };
    this.#watches.add(watch);
    return {
      dispose: () => {
        if (this.#watches.delete(watch)) {
          watch.held.dispose();
        }
      },
    };
  }

  retryNow(): void {
    this.#connection?.store.retryNow();
  }

  /** Opens anew, as after a change of the settings; without effect while nothing was opened. */
  reopen(): void {
    if (this.#connection === undefined) {
      return;
    }
    const before = this.snapshot;
    this.#close();
    for (const watch of this.#watches) {
      watch.held = this.#connected().store.watch(watch.kind);
    }
    this.#emit({
      state: true,
      containers: new Set(before.containers?.keys()),
      images: new Set(before.images?.keys()),
      volumes: new Set(before.volumes?.keys()),
      networks: new Set(before.networks?.keys()),
    });
  }

  dispose(): void {
    this.#listeners.clear();
    this.#watches.clear();
    this.#close();
  }

  #connected(): Connection {
    if (this.#connection === undefined) {
      const { engine, store } = this.#open();
      const listening = store.onDidChange((change) => this.#emit(change));
      this.#connection = { engine, store, listening };
    }
    return this.#connection;
  }

  #close(): void {
    this.#connection?.listening.dispose();
    this.#connection?.store.dispose();
    this.#connection?.engine.dispose();
    this.#connection = undefined;
  }

  #emit(change: StoreChange): void {
    for (const listener of this.#listeners) {
      listener(change);
    }
  }
}

interface Watch {
  readonly kind: Kind;
  held: Disposable;
}
