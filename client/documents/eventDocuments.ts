import type { Clock } from '../engine/clock.ts';
import type { Disposable } from '../engine/disposable.ts';
import { EngineError } from '../engine/errors.ts';
import type { EngineEvent } from '../engine/types.ts';
import type { EngineSlot, EngineSlots } from '../engine-host/engines.ts';
import { explain } from '../engine-host/explain.ts';
import type { EventsRef } from './address.ts';
import { eventText } from './eventText.ts';

/** So many lines of a document are kept, the newest ones. */
const MOST_LINES = 5_000;
/** Milliseconds in which the events of a burst are drawn together. */
const BURST = 100;
/** Nanoseconds before it was opened that a document begins; the Engine keeps few hundred events. */
const BEFORE = 3_600_000_000_000n;

/** One document, while it is open. */
interface Events {
  readonly ref: EventsRef;
  /** The oldest first. */
  lines: string[];
  /** What came while it was paused. */
  held: string[] | undefined;
  /** The last event's time; what comes after it is still to be shown. */
  since: string;
  problem: string | undefined;
  drawing: Disposable | undefined;
}

/**
 * What happens on Engines, as lines, newest first. A document that can be seen follows the
 * Engine's event stream; one that is hidden closes it and catches up when it is seen again. No
 * vscode here: it is tested by itself.
 */
export class EventDocuments implements Disposable {
  readonly #engines: EngineSlots;
  readonly #clock: Clock;
  readonly #changed: (key: string) => void;
  readonly #open = new Map<string, Events>();
  readonly #following = new Map<string, Disposable>();

  /** `changed` is called with the key of a document whose text has to be asked for again. */
  constructor(engines: EngineSlots, clock: Clock, changed: (key: string) => void) {
    this.#engines = engines;
    this.#clock = clock;
    this.#changed = changed;
  }

  text(key: string, ref: EventsRef): string {
    const { lines, held, problem } = this.#events(key, ref);
    const what = ref.types === '' ? 'all kinds' : ref.types.split(',').join(', ');
    const head = [
      `# Events of the Docker Engine, newest first: ${what}`,
      ...(held === undefined ? [] : [`# Paused; ${held.length} more since then`]),
      ...(problem === undefined ? [] : [`# ${problem}; goes on when the Engine is back`]),
      ...(lines.length < MOST_LINES ? [] : [`# Only the newest ${MOST_LINES} are kept`]),
    ];
    return `${[...head, '', ...lines.toReversed()].join('\n')}\n`;
  }

  /** The documents that can be seen now, by their keys. */
  follow(visible: ReadonlyMap<string, EventsRef>): void {
    for (const [key, following] of this.#following) {
      if (!visible.has(key)) {
        this.#following.delete(key);
        following.dispose();
      }
    }
    for (const [key, ref] of visible) {
      const slot = this.#engines.slot(ref.engine);
      if (!this.#following.has(key) && slot !== undefined) {
        this.#following.set(key, this.#follow(key, this.#events(key, ref), slot));
      }
    }
  }

  /** Holds what comes, or shows what was held. */
  toggle(key: string, ref: EventsRef): 'paused' | 'resumed' {
    const events = this.#events(key, ref);
    const { held } = events;
    events.held = held === undefined ? [] : undefined;
    events.lines = newest([...events.lines, ...(held ?? [])]);
    this.#changed(key);
    return held === undefined ? 'paused' : 'resumed';
  }

  /** The document was closed. */
  forget(key: string): void {
    this.#open.get(key)?.drawing?.dispose();
    this.#open.delete(key);
  }

  dispose(): void {
    this.follow(new Map());
    for (const key of [...this.#open.keys()]) {
      this.forget(key);
    }
  }

  #events(key: string, ref: EventsRef): Events {
    const known = this.#open.get(key);
    if (known !== undefined) {
      return known;
    }
    const since = BigInt(this.#clock.now()) * 1_000_000n - BEFORE;
    const events: Events = {
      ref,
      lines: [],
      held: undefined,
      since: `${since > 0n ? since : 0n}`,
      problem: undefined,
      drawing: undefined,
    };
    this.#open.set(key, events);
    return events;
  }

  /** Reads until disposed; after a loss again when the store has found the Engine again. */
  #follow(key: string, events: Events, { engine, store }: EngineSlot): Disposable {
    const controller = new AbortController();
    const { signal } = controller;
    let reading = false;
    const read = async () => {
      reading = true;
      try {
        const onOpen = () => {
          events.problem = undefined;
          this.#draw(key, events);
        };
        for await (const event of engine.events({ signal, since: events.since, onOpen })) {
          this.#take(key, events, event);
        }
      } catch (error) {
        events.problem = EngineError.is(error) ? explain(error) : String(error);
        this.#draw(key, events);
      } finally {
        reading = false;
      }
    };
    // Something has to be watched for the store to look for the Engine.
    const watch = store.watch('networks');
    const listening = store.onDidChange(({ state }) => {
      if (state && store.snapshot.state.kind === 'connected' && !reading) {
        void read();
      }
    });
    void read();
    return {
      dispose: () => {
        controller.abort();
        listening.dispose();
        watch.dispose();
      },
    };
  }

  #take(key: string, events: Events, event: EngineEvent): void {
    events.since = event.timeNano;
    const types = events.ref.types.split(',');
    if (events.ref.types !== '' && !types.includes(event.type)) {
      return;
    }
    if (events.held === undefined) {
      events.lines.push(eventText(event));
      if (events.lines.length > 2 * MOST_LINES) {
        events.lines = newest(events.lines);
      }
    } else {
      events.held.push(eventText(event));
      if (events.held.length > 2 * MOST_LINES) {
        events.held = newest(events.held);
      }
    }
    this.#draw(key, events);
  }

  #draw(key: string, events: Events): void {
    events.drawing ??= this.#clock.after(BURST, () => {
      events.drawing = undefined;
      events.lines = newest(events.lines);
      if (this.#open.get(key) === events) {
        this.#changed(key);
      }
    });
  }
}

function newest(lines: string[]): string[] {
  return lines.length > MOST_LINES ? lines.slice(-MOST_LINES) : lines;
}
