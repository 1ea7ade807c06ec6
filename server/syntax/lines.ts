import { isSpace } from './chars.ts';

/** One line of a text: its content ends before the line break, the next line begins behind it. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/** Walks over the lines of a text. `\n`, `\r\n` and a lone `\r` end a line. */
export class LineReader {
  readonly text: string;
  readonly #lone: boolean;
  #start = 0;
  #end = 0;
  #next: number;
  #carriageReturn = -1;

  constructor(text: string, from: number) {
    this.text = text;
    this.#next = from;
    this.#lone = /\r(?!\n)/.test(text);
  }

  get start(): number {
    return this.#start;
  }

  get end(): number {
    return this.#end;
  }

  /** Where the next line begins; the text's length behind the last one. */
  get next(): number {
    return this.#next;
  }

  /** Moves to the next line; `false` at the end. A line break at the very end opens no line. */
  advance(): boolean {
    const { text } = this;
    if (this.#next >= text.length) return false;
    this.#start = this.#next;
    const feed = text.indexOf('\n', this.#start);
    let end = feed < 0 ? text.length : feed;
    let next = feed < 0 ? text.length : feed + 1;
    if (this.#lone) {
      const lone = this.#nextCarriageReturn();
      if (lone < end) {
        end = lone;
        next = lone + 1;
        if (next === feed) next++;
      }
    } else if (end > this.#start && feed >= 0 && text.charCodeAt(end - 1) === 13) end--;
    this.#end = end;
    this.#next = next;
    return true;
  }

  /** Goes on at `offset`, the beginning of a line. */
  seek(offset: number): void {
    this.#next = offset;
    this.#carriageReturn = -1;
  }

  #nextCarriageReturn(): number {
    if (this.#carriageReturn < this.#start) {
      const found = this.text.indexOf('\r', this.#start);
      this.#carriageReturn = found < 0 ? this.text.length : found;
    }
    return this.#carriageReturn;
  }
}

/**
 * Where the escape stands that carries the line between `start` and `end` on; -1 when the line ends
 * the instruction. Blanks may follow the escape; another escape before it takes its meaning away.
 */
export function continuationAt(
  text: string,
  start: number,
  end: number,
  escapeCode: number,
): number {
  let at = end - 1;
  while (at >= start && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) at--;
  if (at < start || text.charCodeAt(at) !== escapeCode) return -1;
  return at > start && text.charCodeAt(at - 1) === escapeCode ? -1 : at;
}

export type LineKind = 'blank' | 'comment' | 'text';

/** What a line is by its first character that isn't white space. */
export function lineKind(text: string, start: number, end: number): LineKind {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (!isSpace(code)) return code === 35 ? 'comment' : 'text';
  }
  return 'blank';
}
