import type { LogLine, LogStream } from './line.ts';
import { compareTimes, type LogTime } from './time.ts';

/**
 * How far a log has been read, so that it can be read on after a restart or a lost Engine without
 * a line too many or too few.
 *
 * The Engine reads on from a moment, that included. Lines may share one, and those of stdout and
 * stderr may stand in another order than their times. So reading goes back a few lines, and each
 * that has been seen is left out once.
 */
export class Resume {
  /** The lines seen last, the next one's place being `#at`. */
  readonly #recent: Seen[] = [];
  #at = 0;
  /** The latest of all that were seen before those, and how many of them share its time. */
  #before: Mark | undefined;
  /** What may come again, since reading was started anew. */
  #known:
    | { readonly times: Map<string, number>; before: Mark | undefined; left: number }
    | undefined;

  /** Where to read on, that moment included; `undefined`: nothing was read yet. */
  get since(): LogTime | undefined {
    return this.#recent.reduce<LogTime | undefined>(
      (least, one) => (least === undefined || compareTimes(one, least) < 0 ? one : least),
      undefined,
    );
  }

  /** The time of the line that was seen last. */
  get last(): LogTime | undefined {
    return this.#recent.at(this.#at - 1);
  }

  /** To be called when reading starts from `since`. */
  restart(): void {
    const times = new Map<string, number>();
    for (const one of this.#recent) {
      const key = keyOf(one);
      times.set(key, (times.get(key) ?? 0) + 1);
    }
    this.#known = { times, before: this.#before, left: 2 * KEPT };
  }

  /** Whether a line was not seen before reading was started anew; to be asked once for each. */
  isNew(line: LogLine): boolean {
    const known = this.#known;
    if (known === undefined) {
      return true;
    }
    const order = known.before === undefined ? 1 : compareTimes(line, known.before);
    if (order < 0) {
      return false;
    }
    if (order === 0 && known.before !== undefined && known.before.count > 0) {
      known.before = { ...known.before, count: known.before.count - 1 };
      return false;
    }
    const key = keyOf(line);
    const count = known.times.get(key) ?? 0;
    if (count > 0) {
      known.times.set(key, count - 1);
      return false;
    }
    known.left--;
    if (known.left === 0) {
      // So far behind, nothing comes again.
      this.#known = undefined;
    }
    return true;
  }

  /** Counts a line as seen: reading goes on behind it. */
  see({ seconds, nanos, stream }: LogTime & { readonly stream: LogStream }): void {
    const leaving = this.#recent[this.#at];
    this.#recent[this.#at] = { seconds, nanos, stream };
    this.#at = (this.#at + 1) % KEPT;
    if (leaving !== undefined) {
      const order = this.#before === undefined ? 1 : compareTimes(leaving, this.#before);
      if (order >= 0) {
        const count = order === 0 ? (this.#before?.count ?? 0) + 1 : 1;
        this.#before = { seconds: leaving.seconds, nanos: leaving.nanos, count };
      }
    }
  }
}

interface Seen extends LogTime {
  readonly stream: LogStream;
}

interface Mark extends LogTime {
  readonly count: number;
}

/** More than can stand in another order than their times. */
const KEPT = 256;

function keyOf({ seconds, nanos, stream }: Seen): string {
  return `${seconds}.${nanos} ${stream}`;
}
