import type { Clock } from '../engine/clock.ts';

/** Bytes that a terminal takes at once: several screens, and less than it draws within `BREATH`. */
const BURST = 256 * 1024;
/** Milliseconds. */
const BREATH = 16;

/**
 * Holds a program back that writes faster than a terminal draws. The editor takes whatever an
 * extension gives it and answers to no key until all of that is drawn.
 */
export class Pace {
  readonly #clock: Clock;
  #left = BURST;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Resolves when more may be written after `bytes`; `undefined`: at once. */
  after(bytes: number): Promise<void> | undefined {
    this.#left -= bytes;
    if (this.#left > 0) {
      return undefined;
    }
    this.#left = BURST;
    return new Promise((resolve) => this.#clock.after(BREATH, resolve));
  }
}
