import type { Disposable } from '../engine/disposable.ts';
import { EngineError } from '../engine/errors.ts';
import type { Snapshot, StoreChange } from '../engine/store.ts';
import type { EngineSlots } from '../engine-host/engines.ts';
import type { InspectRef } from './address.ts';

/**
 * What Engines say about single objects, as JSON. A document that can be seen follows its object by
 * the store's changes; one that cannot asks for nothing. When the object is gone, the document says
 * so and keeps what was last known. No vscode here: it is tested by itself.
 */
export class InspectDocuments implements Disposable {
  readonly #engines: EngineSlots;
  readonly #changed: (key: string) => void;
  readonly #followed = new Map<string, Disposable>();
  readonly #reading = new Map<string, AbortController>();
  /** The last answer about each, while it is open. */
  readonly #known = new Map<string, unknown>();
  /** Read while nobody looked yet: still good when it is shown. */
  readonly #fresh = new Set<string>();

  /** `changed` is called with the key of a document whose text has to be asked for again. */
  constructor(engines: EngineSlots, changed: (key: string) => void) {
    this.#engines = engines;
    this.#changed = changed;
  }

  /**
   * The document's text now; `undefined` when a later call for the same document has taken over.
   *
   * @throws EngineError when the object was never known and cannot be asked for.
   */
  async text(key: string, ref: InspectRef): Promise<string | undefined> {
    this.#reading.get(key)?.abort();
    const controller = new AbortController();
    this.#reading.set(key, controller);
    try {
      const known = await this.#ask(ref, controller.signal);
      this.#known.set(key, known);
      return jsonText(known);
    } catch (error) {
      return controller.signal.aborted ? undefined : this.#textWithout(key, ref, error);
    } finally {
      if (this.#reading.get(key) === controller) {
        this.#reading.delete(key);
      }
      if (!this.#followed.has(key)) {
        this.#fresh.add(key);
      }
    }
  }

  /** The documents that can be seen now, by their keys. */
  follow(visible: ReadonlyMap<string, InspectRef>): void {
    for (const [key, following] of this.#followed) {
      if (!visible.has(key)) {
        this.#followed.delete(key);
        following.dispose();
      }
    }
    for (const [key, ref] of visible) {
      if (!this.#followed.has(key)) {
        this.#followed.set(
          key,
          this.#follow(ref, () => this.#changed(key)),
        );
        if (!this.#fresh.delete(key)) {
          this.#changed(key);
        }
      }
    }
  }

  /** The document was closed. */
  forget(key: string): void {
    this.#known.delete(key);
    this.#fresh.delete(key);
  }

  dispose(): void {
    this.follow(new Map());
    for (const controller of this.#reading.values()) {
      controller.abort();
    }
  }

  async #ask({ engine, kind, id }: InspectRef, signal: AbortSignal): Promise<unknown> {
    const slot = this.#engines.slot(engine);
    if (slot === undefined) {
      throw new EngineError('notFound', 'This Docker Engine is no longer open');
    }
    return slot.engine.inspect(kind, id, { signal });
  }

  /** What there is to show though the Engine did not answer. */
  #textWithout(key: string, { kind }: InspectRef, error: unknown): string {
    const known = this.#known.get(key);
    if (EngineError.is(error, 'notFound')) {
      const gone = `This ${kind.slice(0, -1)} does not exist any more`;
      return jsonText({ gone, ...(known !== undefined && { lastKnown: known }) });
    }
    if (known === undefined) {
      throw error;
    }
    // An Engine that is away is told by the views; the document goes on when it is back.
    return jsonText(known);
  }

  #follow(ref: InspectRef, tell: () => void): Disposable {
    const slot = this.#engines.slot(ref.engine);
    if (slot === undefined) {
      return { dispose: () => undefined };
    }
    const { store } = slot;
    let before = store.snapshot;
    const listening = store.onDidChange((change) => {
      const after = store.snapshot;
      if (concerns(ref, { before, after, change })) {
        tell();
      }
      before = after;
    });
    // Who is in a network is told by containers.
    const kinds = ref.kind === 'networks' ? ([ref.kind, 'containers'] as const) : [ref.kind];
    const watches = kinds.map((kind) => store.watch(kind));
    return {
      dispose: () => {
        for (const one of [listening, ...watches]) {
          one.dispose();
        }
      },
    };
  }
}

interface Step {
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly change: StoreChange;
}

/** Whether the Engine may answer something else about the object than before. */
function concerns({ kind, id }: InspectRef, { before, after, change }: Step): boolean {
  if (after.state.kind !== 'connected') {
    return false;
  }
  const listed = before[kind] === undefined && after[kind] !== undefined;
  if (change.state || listed || change[kind].has(id)) {
    return true;
  }
  const name = kind === 'networks' ? after.networks?.get(id)?.name : undefined;
  return (
    name !== undefined &&
    [...change.containers].some((one) =>
      [before, after].some(({ containers }) => containers?.get(one)?.networks.includes(name)),
    )
  );
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
