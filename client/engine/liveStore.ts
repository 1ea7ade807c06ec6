import { type Clock, systemClock } from './clock.ts';
import { Collection, type CollectionHost } from './collection.ts';
import { containers } from './containers/kind.ts';
import type { Disposable } from './disposable.ts';
import type { Engine } from './engine.ts';
import { EngineError } from './errors.ts';
import { EventFeed } from './events.ts';
import { images } from './images/kind.ts';
import { networks } from './networks/kind.ts';
import {
  type EngineState,
  type EngineStore,
  type Followed,
  type Kind,
  NOTHING_KNOWN,
  type Snapshot,
  type StoreChange,
} from './store.ts';
import type { EngineEvent, EngineVersion } from './types.ts';
import { volumes } from './volumes/kind.ts';

export interface LiveStoreOptions {
  readonly engine: Engine;
  readonly clock?: Clock;
  /** 0 to 1, for the back-off. */
  readonly random?: () => number;
  /** A listener's mistake, which must not look like a lost connection. */
  readonly onListenerError?: (error: unknown) => void;
}

type Collections = { readonly [K in Kind]: Collection<Followed[K]> };

/** `EngineStore` over an Engine's lists and its event stream. Does not own the Engine. */
export class LiveStore implements EngineStore {
  readonly #feed: EventFeed;
  readonly #collections: Collections;
  readonly #onListenerError: (error: unknown) => void;
  readonly #watchers = new Map<Kind, number>();
  readonly #listeners = new Set<(change: StoreChange) => void>();
  /** The open connection; `undefined` while there is none. */
  #connection: AbortSignal | undefined;
  #state: EngineState = NOTHING_KNOWN.state;
  #snapshot: Snapshot = NOTHING_KNOWN;
  #disposed = false;

  constructor(options: LiveStoreOptions) {
    const { engine, clock = systemClock, random = Math.random } = options;
    this.#onListenerError = options.onListenerError ?? rethrowLater;
    const failed = (error: EngineError) => this.#feed.fail(error);
    const host = (kind: Kind): CollectionHost => ({
      engine,
      clock,
      failed,
      changed: (ids) => this.#emit({ [kind]: ids }),
    });
    this.#collections = {
      containers: new Collection(containers, host('containers')),
      images: new Collection(images, host('images')),
      volumes: new Collection(volumes, host('volumes')),
      networks: new Collection(networks, host('networks')),
    };
    this.#feed = new EventFeed(
      engine,
      {
        opened: (version, signal) => this.#opened(version, signal),
        event: (event) => this.#apply(event),
        lost: (error) => this.#lost(error),
      },
      { clock, random },
    );
  }

  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  onDidChange(listener: (change: StoreChange) => void): Disposable {
    const own = (change: StoreChange) => listener(change);
    this.#listeners.add(own);
    return { dispose: () => this.#listeners.delete(own) };
  }

  watch(kind: Kind): Disposable {
    const count = this.#watchers.get(kind) ?? 0;
    this.#watchers.set(kind, count + 1);
    if (this.#state.kind === 'idle' && !this.#disposed) {
      this.#setState({ kind: 'connecting' });
      this.#emit({});
      this.#feed.start();
    } else if (count === 0 && this.#connection !== undefined) {
      void this.#open(kind, this.#connection);
    }
    let ended = false;
    return {
      dispose: () => {
        if (!ended) {
          ended = true;
          this.#unwatch(kind);
        }
      },
    };
  }

  retryNow(): void {
    this.#feed.retryNow();
  }

  dispose(): void {
    this.#disposed = true;
    this.#listeners.clear();
    this.#stop();
  }

  #unwatch(kind: Kind): void {
    const left = (this.#watchers.get(kind) ?? 1) - 1;
    this.#watchers.set(kind, left);
    if (left === 0) {
      this.#collections[kind].close();
    }
    if (this.#watched().length === 0 && !this.#disposed) {
      this.#stop();
    }
  }

  #stop(): void {
    this.#connection = undefined;
    this.#feed.stop();
    this.#closeAll();
    if (this.#setState({ kind: 'idle' })) {
      this.#emit({});
    }
  }

  #closeAll(): void {
    for (const collection of Object.values(this.#collections)) {
      collection.close();
    }
  }

  #apply(event: EngineEvent): void {
    for (const kind of this.#watched()) {
      this.#collections[kind].apply(event);
    }
  }

  #watched(): readonly Kind[] {
    return (Object.keys(this.#collections) as Kind[]).filter((kind) => this.#watchers.get(kind));
  }

  async #opened(version: EngineVersion, signal: AbortSignal): Promise<void> {
    const ids: Partial<Record<Kind, ReadonlySet<string>>> = {};
    await Promise.all(
      this.#watched().map(async (kind) => {
        ids[kind] = await this.#collections[kind].open(signal);
      }),
    );
    signal.throwIfAborted();
    this.#connection = signal;
    this.#setState({ kind: 'connected', version });
    this.#emit(ids);
  }

  /** Lists a kind that is first watched while the connection is already open. */
  async #open(kind: Kind, signal: AbortSignal): Promise<void> {
    try {
      this.#emit({ [kind]: await this.#collections[kind].open(signal) });
    } catch (error) {
      if (error instanceof EngineError && !signal.aborted) {
        this.#feed.fail(error);
      }
    }
  }

  #lost(error: EngineError): void {
    this.#connection = undefined;
    this.#closeAll();
    if (this.#setState({ kind: 'unreachable', error })) {
      this.#emit({});
    }
  }

  /** `false` when it says nothing new, as a further failed try does. */
  #setState(state: EngineState): boolean {
    const before = this.#state;
    const same =
      before.kind === state.kind &&
      (before.kind !== 'unreachable' ||
        state.kind !== 'unreachable' ||
        (before.error.reason === state.error.reason &&
          before.error.message === state.error.message));
    if (!same || state.kind === 'connected') {
      this.#state = state;
    }
    return !same;
  }

  #emit(ids: Partial<Record<Kind, ReadonlySet<string>>>): void {
    const state = this.#snapshot.state !== this.#state;
    const { containers, images, volumes, networks } = this.#collections;
    this.#snapshot = {
      state: this.#state,
      containers: containers.items,
      images: images.items,
      volumes: volumes.items,
      networks: networks.items,
    };
    const change: StoreChange = { ...NO_CHANGE, ...ids, state };
    for (const listener of [...this.#listeners]) {
      try {
        listener(change);
      } catch (error) {
        this.#onListenerError(error);
      }
    }
  }
}

const NONE: ReadonlySet<string> = new Set();
const NO_CHANGE = { containers: NONE, images: NONE, volumes: NONE, networks: NONE };

function rethrowLater(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
