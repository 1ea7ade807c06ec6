/** Whether a code point is accepted. */
export type Accepts = (point: number) => boolean;

/** One element of a pattern. */
export type Step =
  /** Exactly one code point. `point` is set when it is the only one accepted. */
  | { readonly kind: 'one'; readonly accepts: Accepts; readonly point?: number }
  /** Any number of code points. */
  | { readonly kind: 'many'; readonly accepts: Accepts }
  /** Nothing, or what the step right after it reads. */
  | { readonly kind: 'maybe' }
  /** Anything that ends in a slash. */
  | { readonly kind: 'folders' }
  /** No character; passed only at the start, or only at the end, of the text. */
  | { readonly kind: 'start' | 'end' };

export const notSlash: Accepts = (point) => point !== SLASH;
export const notNewline: Accepts = (point) => point !== 0x0a;
const SLASH = 0x2f;

export function literal(point: number): Step {
  return { kind: 'one', accepts: (other) => other === point, point };
}

/**
 * Matches whole texts against steps, in time proportional to the product of both lengths: no
 * pattern makes it slow. A text without the pattern's literal beginning or end costs no run.
 */
export class Automaton {
  readonly #steps: readonly Step[];
  readonly #head: string;
  readonly #tail: string;

  constructor(steps: readonly Step[]) {
    this.#steps = steps;
    this.#head = literalRun(steps);
    this.#tail = [...literalRun(steps.toReversed())].reverse().join('');
  }

  matches(text: string): boolean {
    if (!text.startsWith(this.#head) || !text.endsWith(this.#tail)) return false;
    return this.#run(text, 'whole')[this.#steps.length] === 1;
  }

  /** Whether some longer text that begins with `prefix` could match. */
  viable(prefix: string): boolean {
    return this.#run(prefix, 'beginning').subarray(0, -1).includes(1);
  }

  /** The positions in `steps` that can be reached by reading all of `text`. */
  #run(text: string, extent: 'whole' | 'beginning'): Uint8Array {
    let active = new Uint8Array(this.#steps.length + 1);
    let next = new Uint8Array(this.#steps.length + 1);
    const endsAt = extent === 'whole' ? text.length : Number.POSITIVE_INFINITY;
    this.#enter(active, 0, 0, endsAt);
    for (let at = 0; at < text.length; ) {
      const point = text.codePointAt(at) ?? 0;
      at += point > 0xffff ? 2 : 1;
      if (!this.#advance(active, next, point, at, endsAt)) return next;
      [active, next] = [next, active];
      next.fill(0);
    }
    return active;
  }

  /** Fills `next` with what is reached by one character; false when nothing is. */
  #advance(
    active: Uint8Array,
    next: Uint8Array,
    point: number,
    at: number,
    endsAt: number,
  ): boolean {
    let alive = false;
    for (let index = 0; index < this.#steps.length; index++) {
      const step = this.#steps[index];
      if (active[index] !== 1 || step === undefined) continue;
      if (step.kind === 'one' && step.accepts(point)) this.#enter(next, index + 1, at, endsAt);
      else if (step.kind === 'many' && step.accepts(point)) this.#enter(next, index, at, endsAt);
      else if (step.kind === 'folders' && notNewline(point)) {
        this.#enter(next, index, at, endsAt);
        if (point === SLASH) this.#enter(next, index + 1, at, endsAt);
      } else continue;
      alive = true;
    }
    return alive;
  }

  /** Marks a position, and those reached from it without a character. */
  #enter(positions: Uint8Array, from: number, at: number, endsAt: number): void {
    for (let index = from; positions[index] === 0; index++) {
      positions[index] = 1;
      const kind = this.#steps[index]?.kind;
      if (kind === 'maybe') this.#enter(positions, index + 2, at, endsAt);
      const passes =
        kind === 'many' ||
        kind === 'maybe' ||
        (kind === 'start' && at === 0) ||
        (kind === 'end' && at === endsAt);
      if (!passes) return;
    }
  }
}

function literalRun(steps: readonly Step[]): string {
  let run = '';
  for (const step of steps) {
    if (step.kind !== 'one' || step.point === undefined) break;
    run += String.fromCodePoint(step.point);
  }
  return run;
}
