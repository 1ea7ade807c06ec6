/** Shows how far a long run is, where somebody looks on. */
export class Progress {
  readonly #show: ((line: string) => void) | undefined;
  readonly #total: number;
  readonly #now: () => number;
  readonly #started: number;
  #shown: number;
  #count = 0;

  constructor(
    show: ((line: string) => void) | undefined,
    total: number,
    now: () => number = () => performance.now(),
  ) {
    this.#show = show;
    this.#total = total;
    this.#now = now;
    this.#started = now();
    this.#shown = this.#started + QUIET - INTERVAL;
  }

  /** One more is done. */
  step(): void {
    this.#count++;
    const now = this.#now();
    if (now - this.#shown < INTERVAL) return;
    this.#shown = now;
    this.#show?.(`Linting: ${this.#count} of ${this.#total} files`);
  }

  end(): void {
    if (this.#now() - this.#started >= QUIET) this.#show?.('');
  }
}

/** A run that is over sooner says nothing; in milliseconds. */
const QUIET = 1000;
const INTERVAL = 100;
