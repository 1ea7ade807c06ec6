import type { LineRing, NumberedLine } from '../engine/logs/ring.ts';
import { NumberList } from './numberList.ts';
import type { TimeLimit } from './timeLimit.ts';

/** The lines of a ring that pass a test, as rows with places of their own. */
export class MatchedLines {
  readonly #ring: LineRing;
  readonly #test: (line: NumberedLine) => boolean;
  /** For a test that may never end. */
  readonly #limit: TimeLimit | undefined;
  readonly #numbers = new NumberList();
  #next: number;

  constructor(ring: LineRing, test: (line: NumberedLine) => boolean, limit?: TimeLimit) {
    this.#ring = ring;
    this.#test = test;
    this.#limit = limit;
    this.#next = ring.first;
  }

  /** Lines that matched; those that have left the ring are no rows any more. */
  get rows(): NumberList {
    this.#numbers.dropBelow(this.#ring.first);
    return this.#numbers;
  }

  /** Whether there are lines that nobody has looked at. */
  get isBehind(): boolean {
    return this.#next < this.#ring.end;
  }

  /**
   * Looks at lines for a few milliseconds.
   *
   * @throws TookTooLong when the test does not come to an end.
   */
  look(): void {
    if (this.#limit === undefined) {
      this.#look(SLICE);
    } else {
      this.#limit.run(LONGEST, () => this.#look(SLICE));
    }
  }

  #look(milliseconds: number): void {
    const until = performance.now() + milliseconds;
    const from = Math.max(this.#next, this.#ring.first);
    for (const line of this.#ring.range(from, this.#ring.end)) {
      if (this.#test(line)) {
        this.#numbers.append(line.number);
      }
      this.#next = line.number + 1;
      if (line.number % OFTEN === 0 && performance.now() > until) {
        return;
      }
    }
  }
}

/** Milliseconds that looking may take at once. */
const SLICE = 8;
/** Milliseconds after which a test will not end. */
const LONGEST = 300;
/** So many lines go by between two looks at the clock. */
const OFTEN = 64;
