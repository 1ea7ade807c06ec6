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
  /** The lines seen last, the oldest first. */
  #recent: readonly Seen[] = [];
  /** The latest of all that were seen before those, and how many of them share its time. */
  #before: (LogTime & { readonly count: number }) | undefined;
  /** Those that may come again, while they may. */
  #known: Map<string, number> | undefined;
  #knownBefore = 0;
  #fresh = 0;

  /** Where to read on, that moment included; `undefined`: nothing was read yet. */
  get since(): LogTime | undefined {
    return this.#recent.reduce<LogTime | undefined>(
      (least, one) => (least === undefined || compareTimes(one, least) < 0 ? one : least),
      undefined,
    );
  }

  /** The time of the line that was read last. */
  get last(): LogTime | undefined {
    return this.#recent.at(-1);
  }

  /** To be called when reading starts from `since`. */
  restart(): void {
    this.#known = new Map();
    for (const one of this.#recent) {
      const key = keyOf(one);
      this.#known.set(key, (this.#known.get(key) ?? 0) + 1);
    }
    this.#knownBefore = this.#before?.count ?? 0;
    this.#fresh = 0;
  }

  /** Those of `lines` that were not read before; they are taken for read now. */
  take(lines: readonly LogLine[]): readonly LogLine[] {
    const fresh = this.#known === undefined ? lines : lines.filter((line) => this.#isNew(line));
    this.#remember(fresh);
    this.#fresh += fresh.length;
    if (this.#fresh > 2 * KEPT) {
      this.#known = undefined;
    }
    return fresh;
  }

  #isNew(line: LogLine): boolean {
    const before = this.#before && compareTimes(line, this.#before);
    if (before !== undefined && before < 0) {
      return false;
    }
    if (before === 0 && this.#knownBefore > 0) {
      this.#knownBefore--;
      return false;
    }
    const key = keyOf(line);
    const left = this.#known?.get(key) ?? 0;
    if (left === 0) {
      return true;
    }
    if (left === 1) {
      this.#known?.delete(key);
    } else {
      this.#known?.set(key, left - 1);
    }
    return false;
  }

  #remember(lines: readonly LogLine[]): void {
    const all = [...this.#recent, ...lines.slice(-KEPT).map(seen)];
    const leaving = [
      ...this.#recent.slice(0, Math.max(0, all.length - KEPT)),
      ...lines.slice(0, Math.max(0, lines.length - KEPT)),
    ];
    this.#recent = all.slice(-KEPT);
    for (const one of leaving) {
      const order = this.#before === undefined ? 1 : compareTimes(one, this.#before);
      if (order >= 0) {
        const count = order === 0 ? (this.#before?.count ?? 0) + 1 : 1;
        this.#before = { seconds: one.seconds, nanos: one.nanos, count };
      }
    }
  }
}

interface Seen extends LogTime {
  readonly stream: LogStream;
}

/** More than can stand in another order than their times. */
const KEPT = 256;

function seen({ seconds, nanos, stream }: LogLine): Seen {
  return { seconds, nanos, stream };
}

function keyOf({ seconds, nanos, stream }: Seen): string {
  return `${seconds}.${nanos} ${stream}`;
}
