import type { Clock } from '../clock.ts';
import type { Disposable } from '../disposable.ts';
import { compareTimes, type LogTime } from './time.ts';

/**
 * Several logs as one in the order of time. None is read further than needed for that, so they may
 * be of any size. Lines of one log keep their order. Reading them ends when nobody reads on.
 */
export async function* mergeLogs<Line extends LogTime>(
  logs: readonly AsyncIterable<readonly Line[]>[],
): AsyncGenerator<readonly Line[]> {
  let cursors = logs.map((log) => new Cursor(log[Symbol.asyncIterator]()));
  try {
    for (;;) {
      await Promise.all(cursors.map((cursor) => cursor.fill()));
      cursors = cursors.filter((cursor) => cursor.line !== undefined);
      if (cursors.length === 0) {
        return;
      }
      yield upToAnEmptyOne(cursors);
    }
  } finally {
    await Promise.all(cursors.map((cursor) => cursor.end()));
  }
}

/** Takes lines in order until one of `cursors` has to read on. */
function upToAnEmptyOne<Line extends LogTime>(cursors: readonly Cursor<Line>[]): readonly Line[] {
  const taken: Line[] = [];
  for (;;) {
    let earliest: Cursor<Line> | undefined;
    for (const cursor of cursors) {
      if (cursor.line === undefined) {
        return taken;
      }
      if (earliest?.line === undefined || compareTimes(cursor.line, earliest.line) < 0) {
        earliest = cursor;
      }
    }
    if (earliest?.line === undefined) {
      return taken;
    }
    taken.push(earliest.line);
    earliest.step();
  }
}

class Cursor<Line> {
  readonly #log: AsyncIterator<readonly Line[]>;
  #lines: readonly Line[] = [];
  #at = 0;
  #over = false;

  constructor(log: AsyncIterator<readonly Line[]>) {
    this.#log = log;
  }

  get line(): Line | undefined {
    return this.#lines[this.#at];
  }

  step(): void {
    this.#at++;
  }

  async fill(): Promise<void> {
    while (this.#at >= this.#lines.length && !this.#over) {
      const next = await this.#log.next();
      this.#over = next.done === true;
      this.#lines = next.done === true ? [] : next.value;
      this.#at = 0;
    }
  }

  async end(): Promise<void> {
    await this.#log.return?.();
  }
}

/** Milliseconds that lines of several logs wait for earlier ones that are still on their way. */
const HOLD = 150;
/** More lines than this do not wait. */
const MOST_HELD = 20_000;

/** Puts lines that come live from several logs into the order of time, as far as waiting helps. */
export class LiveMerge<Line extends LogTime> implements Disposable {
  readonly #clock: Clock;
  readonly #out: (lines: readonly Line[]) => void;
  #held: { readonly line: Line; readonly arrived: number }[] = [];
  #timer: Disposable | undefined;

  constructor(clock: Clock, out: (lines: readonly Line[]) => void) {
    this.#clock = clock;
    this.#out = out;
  }

  push(lines: readonly Line[]): void {
    const arrived = this.#clock.now();
    for (const line of lines) {
      this.#held.push({ line, arrived });
    }
    if (this.#held.length > MOST_HELD) {
      this.flush();
    } else if (this.#held.length > 0) {
      this.#timer ??= this.#clock.after(HOLD, () => this.#release());
    }
  }

  /** Gives out what is held. */
  flush(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
    const lines = this.#sorted();
    this.#held = [];
    this.#give(lines.map(({ line }) => line));
  }

  /** Forgets what is held. */
  dispose(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
    this.#held = [];
  }

  /** Gives out the lines that have waited, and those that belong before them. */
  #release(): void {
    this.#timer = undefined;
    const due = this.#clock.now() - HOLD;
    const sorted = this.#sorted();
    const last = sorted.findLastIndex(({ arrived }) => arrived <= due);
    const lines = sorted.slice(0, last + 1).map(({ line }) => line);
    this.#held = sorted.slice(last + 1);
    if (this.#held.length > 0) {
      this.#timer = this.#clock.after(HOLD, () => this.#release());
    }
    this.#give(lines);
  }

  #sorted() {
    // Stable: what came first stays first within one moment.
    return this.#held.sort((a, b) => compareTimes(a.line, b.line));
  }

  #give(lines: readonly Line[]): void {
    if (lines.length > 0) {
      this.#out(lines);
    }
  }
}
