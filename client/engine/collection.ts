import type { Clock } from './clock.ts';
import type { Disposable } from './disposable.ts';
import type { CallOptions, Engine } from './engine.ts';
import { EngineError, UNREACHABLE_REASONS } from './errors.ts';
import type { EngineEvent } from './types.ts';

/** What an event means for one kind of object. */
export type Effect<T> =
  | { readonly do: 'nothing' }
  /**
   * It says too little: ask for the object. `beyond`: it changed what the object's row does not
   * tell, so whoever follows the object hears of it though the row is the same.
   */
  | { readonly do: 'refresh'; readonly id: string; readonly beyond?: true }
  /** It says all that changed. */
  | { readonly do: 'patch'; readonly id: string; readonly change: (item: T) => T }
  | { readonly do: 'remove'; readonly id: string }
  /** Many went at once. */
  | { readonly do: 'relist' };

/** How one kind of object is listed, found and followed. One file a kind in `kinds/`. */
export interface KindSpec<T> {
  id(item: T): string;
  list(engine: Engine, options: CallOptions): Promise<readonly T[]>;
  /** Those of `ids` that exist. */
  find(engine: Engine, ids: readonly string[], options: CallOptions): Promise<readonly T[]>;
  /** Rejects with reason `notFound` when it has gone. */
  inspect(engine: Engine, id: string, options: CallOptions): Promise<T>;
  effect(event: EngineEvent): Effect<T>;
  /** Whether a row says the same as what we hold; `listed` rows may be less exact. */
  same(held: T, row: T, how: { readonly listed: boolean }): boolean;
  /** Negative when `a` stands before `b`. */
  order(a: T, b: T): number;
}

export interface CollectionHost {
  readonly engine: Engine;
  readonly clock: Clock;
  /** Ids that came, changed or went; `items` is already another map. */
  changed(ids: ReadonlySet<string>): void;
  /** A call found the Engine unreachable. */
  failed(error: EngineError): void;
}

/** Milliseconds in which the events of one action come together. */
const BURST = 20;
/** Above so many ids, one filtered list is cheaper than inspects. */
const MOST_INSPECTS = 4;
/** Ids in one filtered list: 100 make an address of 7 kB. */
const MOST_FOUND = 100;
const MOST_BATCHES = 2;

/** All objects of one kind: listed once, then patched by events. */
export class Collection<T extends object> {
  readonly #spec: KindSpec<T>;
  readonly #host: CollectionHost;
  #items: ReadonlyMap<string, T> | undefined;
  /** Events that came while a list was under way; `undefined` when none is. */
  #waiting: EngineEvent[] | undefined;
  /** Ends every call of the connection; `undefined` while nothing is followed. */
  #signal: AbortSignal | undefined;
  /** Ids to ask for. */
  readonly #dirty = new Set<string>();
  /** Ids whose next answer is news, though it may say the same. */
  readonly #beyond = new Set<string>();
  /** The latest question about an id; an answer to an older one is dropped. */
  readonly #asked = new Map<string, object>();
  readonly #changes = new Map<string, T | undefined>();
  #relist = false;
  #batches = 0;
  #timer: Disposable | undefined;

  constructor(spec: KindSpec<T>, host: CollectionHost) {
    this.#spec = spec;
    this.#host = host;
  }

  /** `undefined` until listed once. */
  get items(): ReadonlyMap<string, T> | undefined {
    return this.#items;
  }

  /**
   * Lists everything, applies what happened meanwhile, and follows events until `signal` fires.
   * Answers the ids that differ from before; does not call `changed`.
   */
  async open(signal: AbortSignal): Promise<ReadonlySet<string>> {
    this.close();
    this.#signal = signal;
    return this.#list(signal);
  }

  /** Forgets everything under way; keeps what is known. */
  close(): void {
    this.#signal = undefined;
    this.#timer?.dispose();
    this.#timer = undefined;
    this.#waiting = undefined;
    this.#relist = false;
    this.#batches = 0;
    this.#dirty.clear();
    this.#beyond.clear();
    this.#asked.clear();
    this.#changes.clear();
  }

  apply(event: EngineEvent): void {
    if (this.#waiting !== undefined) {
      this.#waiting.push(event);
    } else if (this.#signal !== undefined && this.#note(this.#spec.effect(event))) {
      this.#schedule();
    }
  }

  /** `true` when there is something to do. */
  #note(effect: Effect<T>): boolean {
    switch (effect.do) {
      case 'nothing':
        return false;
      case 'relist':
        this.#relist = true;
        return true;
      case 'refresh':
        this.#dirty.add(effect.id);
        if (effect.beyond) {
          this.#beyond.add(effect.id);
        }
        return true;
      case 'remove':
        this.#dirty.delete(effect.id);
        this.#beyond.delete(effect.id);
        this.#asked.delete(effect.id);
        this.#changes.set(effect.id, undefined);
        return true;
      case 'patch': {
        // An answer under way may be older than this event.
        if (this.#dirty.has(effect.id) || this.#asked.has(effect.id)) {
          this.#dirty.add(effect.id);
          return true;
        }
        const held = this.#current(effect.id);
        if (held !== undefined) {
          this.#change(effect.id, effect.change(held), { listed: false });
        }
        return held !== undefined;
      }
    }
  }

  #schedule(): void {
    this.#timer ??= this.#host.clock.after(BURST, () => {
      this.#timer = undefined;
      this.#flush();
    });
  }

  #flush(): void {
    this.#publish();
    const signal = this.#signal;
    if (signal === undefined || this.#batches >= MOST_BATCHES) {
      return;
    }
    if (this.#relist) {
      this.#relist = false;
      void this.#batch(async () => this.#tell(await this.#list(signal)));
      return;
    }
    const ids = [...this.#dirty].filter((id) => !this.#asked.has(id)).slice(0, MOST_FOUND);
    if (ids.length > 0) {
      void this.#batch(() => this.#ask(ids, signal));
    }
  }

  async #batch(work: () => Promise<void>): Promise<void> {
    const signal = this.#signal;
    this.#batches++;
    try {
      await work();
    } catch (error) {
      if (EngineError.is(error) && UNREACHABLE_REASONS.has(error.reason)) {
        this.#host.failed(error);
      }
    }
    if (signal === this.#signal && signal !== undefined) {
      this.#batches--;
      if (this.#dirty.size > 0 || this.#relist) {
        this.#schedule();
      }
    }
  }

  async #ask(ids: readonly string[], signal: AbortSignal): Promise<void> {
    const question = {};
    for (const id of ids) {
      this.#dirty.delete(id);
      this.#asked.set(id, question);
    }
    try {
      if (ids.length > MOST_INSPECTS) {
        const found = await this.#spec.find(this.#host.engine, ids, { signal });
        const rows = new Map(found.map((row) => [this.#spec.id(row), row]));
        for (const id of ids) {
          this.#answer(id, rows.get(id), question, { listed: true });
        }
      } else {
        await Promise.all(ids.map((id) => this.#inspect(id, question, signal)));
      }
    } finally {
      for (const id of ids) {
        if (this.#asked.get(id) === question) {
          this.#asked.delete(id);
        }
      }
    }
    this.#publish();
  }

  async #inspect(id: string, question: object, signal: AbortSignal): Promise<void> {
    try {
      const row = await this.#spec.inspect(this.#host.engine, id, { signal });
      this.#answer(id, row, question, { listed: false });
    } catch (error) {
      if (EngineError.is(error, 'notFound')) {
        this.#answer(id, undefined, question, { listed: false });
      } else if (EngineError.is(error) && UNREACHABLE_REASONS.has(error.reason)) {
        throw error;
      }
      // Anything else is one broken object: it stays as it was.
    }
  }

  #answer(id: string, row: T | undefined, question: object, how: { listed: boolean }): void {
    if (this.#asked.get(id) === question) {
      this.#asked.delete(id);
      this.#change(id, row, how);
    }
  }

  #change(id: string, row: T | undefined, how: { readonly listed: boolean }): void {
    const held = this.#current(id);
    const kept = row && this.#kept(id, held, row, how);
    if (kept !== held) {
      this.#changes.set(id, kept);
    }
  }

  /** What to hold from now on: what we have when the row says the same, else the row. */
  #kept(id: string, held: T | undefined, row: T, how: { readonly listed: boolean }): T {
    const news = this.#beyond.delete(id);
    if (held === undefined || !this.#spec.same(held, row, how)) {
      return row;
    }
    return news ? { ...held } : held;
  }

  #current(id: string): T | undefined {
    return this.#changes.has(id) ? this.#changes.get(id) : this.#items?.get(id);
  }

  async #list(signal: AbortSignal): Promise<ReadonlySet<string>> {
    const waiting: EngineEvent[] = [];
    this.#waiting = waiting;
    this.#dirty.clear();
    this.#asked.clear();
    this.#changes.clear();
    let rows: readonly T[];
    try {
      rows = await this.#spec.list(this.#host.engine, { signal });
      signal.throwIfAborted();
    } finally {
      if (this.#waiting === waiting) {
        this.#waiting = undefined;
      }
    }
    const before = this.#items;
    const after = new Map<string, T>();
    for (const row of [...rows].sort(this.#spec.order)) {
      const id = this.#spec.id(row);
      after.set(id, this.#kept(id, before?.get(id), row, { listed: true }));
    }
    const gone: string[] = [];
    for (const event of waiting) {
      this.#noteAfterList(this.#spec.effect(event), (id) => after.delete(id) && gone.push(id));
    }
    this.#items = after;
    if (this.#dirty.size > 0 || this.#relist) {
      this.#schedule();
    }
    return difference(before, after, gone);
  }

  /** An event that came while the list was made may be in it or not: ask instead of patching. */
  #noteAfterList(effect: Effect<T>, remove: (id: string) => void): void {
    if (effect.do === 'remove') {
      this.#dirty.delete(effect.id);
      remove(effect.id);
    } else {
      this.#note(effect.do === 'patch' ? { do: 'refresh', id: effect.id } : effect);
    }
  }

  #publish(): void {
    if (this.#changes.size === 0 || this.#items === undefined || this.#waiting !== undefined) {
      return;
    }
    const changes = new Map(this.#changes);
    this.#changes.clear();
    const before = this.#items;
    this.#items = merge(before, changes, this.#spec.order);
    this.#tell(new Set([...changes.keys()].filter((id) => changes.get(id) || before.has(id))));
  }

  #tell(ids: ReadonlySet<string>): void {
    if (ids.size > 0) {
      this.#host.changed(ids);
    }
  }
}

function difference<T>(
  before: ReadonlyMap<string, T> | undefined,
  after: ReadonlyMap<string, T>,
  gone: readonly string[],
): ReadonlySet<string> {
  const ids = new Set(gone.filter((id) => before?.has(id)));
  for (const [id, item] of after) {
    if (before?.get(id) !== item) {
      ids.add(id);
    }
  }
  for (const id of before?.keys() ?? []) {
    if (!after.has(id)) {
      ids.add(id);
    }
  }
  return ids;
}

/** `before` with the changes (`undefined` removes), new items in their place. */
function merge<T>(
  before: ReadonlyMap<string, T>,
  changes: ReadonlyMap<string, T | undefined>,
  order: (a: T, b: T) => number,
): ReadonlyMap<string, T> {
  const added = [...changes]
    .filter((change): change is [string, T] => change[1] !== undefined && !before.has(change[0]))
    .sort((a, b) => order(a[1], b[1]));
  const after = new Map<string, T>();
  let next = 0;
  for (const [id, held] of before) {
    for (let one = added[next]; one && order(one[1], held) < 0; one = added[++next]) {
      after.set(one[0], one[1]);
    }
    const item = changes.has(id) ? changes.get(id) : held;
    if (item !== undefined) {
      after.set(id, item);
    }
  }
  for (const [id, item] of added.slice(next)) {
    after.set(id, item);
  }
  return after;
}
