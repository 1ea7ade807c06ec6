import type { Buffer } from 'node:buffer';

/** A moment as exactly as the Engine tells it: too exact for one number. */
export interface LogTime {
  /** Whole seconds since 1970. */
  readonly seconds: number;
  /** 0 to 999,999,999. */
  readonly nanos: number;
}

/** Negative when `a` was earlier. */
export function compareTimes(a: LogTime, b: LogTime): number {
  return a.seconds - b.seconds || a.nanos - b.nanos;
}

/** For the API's `since`: seconds with a fraction. */
export function sinceParameter({ seconds, nanos }: LogTime): string {
  return `${seconds}.${String(nanos).padStart(9, '0')}`;
}

/** The longest a time stamp can be: `2026-11-25T00:35:00.578194113+01:00`. */
export const LONGEST_STAMP = 35;

/**
 * Reads time stamps such as `2026-11-25T00:35:00.578194113Z` (Docker) and
 * `2026-11-25T01:35:00.578194113+01:00` (Podman). Most lines come in the second of the one before,
 * so that part is read once.
 */
export class StampReader {
  #text = '';
  #seconds = 0;

  /** The time that `bytes` are, from beginning to end; `undefined` when they are none. */
  read(bytes: Buffer): LogTime | undefined {
    const whole = bytes.toString('latin1');
    const [, second, fraction = '', zone] = STAMP.exec(whole) ?? [];
    if (second === undefined || zone === undefined) {
      return undefined;
    }
    const text = second + zone;
    if (text !== this.#text) {
      const milliseconds = Date.parse(text);
      if (Number.isNaN(milliseconds)) {
        return undefined;
      }
      this.#text = text;
      this.#seconds = Math.floor(milliseconds / 1000);
    }
    return { seconds: this.#seconds, nanos: Number(fraction.padEnd(9, '0')) };
  }
}

const STAMP = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/;
