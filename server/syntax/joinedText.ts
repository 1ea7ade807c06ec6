import type { LogicalText, Span } from './nodes.ts';

/** Where the pieces of a joined text stand: `indexes[k]` in the joined text is `offsets[k]`. */
export interface Pieces {
  readonly indexes: readonly number[];
  readonly offsets: readonly number[];
}

/** The place in the document of the character at `index` of the joined text. */
export function locate(pieces: Pieces, index: number): number {
  const { indexes, offsets } = pieces;
  let low = 0;
  let high = indexes.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((indexes[middle] ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return (offsets[low] ?? 0) + index - (indexes[low] ?? 0);
}

/**
 * The span of the joined characters `from` to `to`, moved by `base`. An empty one stands right
 * behind the character before it, never on the next line.
 */
export function locateSpan(pieces: Pieces, base: number, from: number, to: number): Span {
  const end = base + (to > 0 ? locate(pieces, to - 1) + 1 : locate(pieces, 0));
  return { start: to > from ? base + locate(pieces, from) : end, end };
}

/** A part of an instruction's joined lines, placed in the document. */
export class JoinedText implements LogicalText {
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly #pieces: Pieces;
  readonly #base: number;
  readonly #shift: number;

  /** `shift` is where `value` begins in the joined lines that `pieces` describes. */
  constructor(value: string, pieces: Pieces, base: number, shift: number, start: number) {
    this.value = value;
    this.#pieces = pieces;
    this.#base = base;
    this.#shift = shift;
    this.start = start;
    this.end = value === '' ? start : base + locate(pieces, shift + value.length - 1) + 1;
  }

  offsetAt(index: number): number {
    if (index >= this.value.length) return this.end;
    if (index <= 0) return this.start;
    return this.#base + locate(this.#pieces, this.#shift + index);
  }

  span(from: number, to: number): Span {
    const last = Math.min(to, this.value.length);
    const end = last > 0 ? this.offsetAt(last - 1) + 1 : this.start;
    return { start: last > from ? this.offsetAt(from) : end, end };
  }
}
