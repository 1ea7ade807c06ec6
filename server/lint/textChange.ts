import type { TextEdit } from '../rules/rule.ts';
import { applyEdits } from './fixes.ts';

/** A text, and what several rounds of edits made of it. */
export class TextChange {
  readonly before: string;
  #after: string;
  #pieces: readonly Piece[];

  constructor(before: string) {
    this.before = before;
    this.#after = before;
    this.#pieces = [{ start: 0, length: before.length, added: undefined }];
  }

  get after(): string {
    return this.#after;
  }

  /** All rounds as one: what turns `before` into `after`, in the order of the text. */
  get edits(): readonly TextEdit[] {
    const edits: TextEdit[] = [];
    let at = 0;
    let newText = '';
    const end = { start: this.before.length, length: 0, added: undefined };
    for (const { start, length, added } of [...this.#pieces, end]) {
      if (added !== undefined) {
        newText += added;
        continue;
      }
      if (start > at || newText !== '') edits.push({ start: at, end: start, newText });
      newText = '';
      at = start + length;
    }
    return edits;
  }

  /** Makes `edits`, whose places are those of `after`; they must not overlap. */
  apply(edits: readonly TextEdit[]): void {
    const pieces = new PieceCopy(this.#pieces);
    for (const { start, end, newText } of [...edits].sort(inOrder)) {
      pieces.copyTo(start);
      pieces.skipTo(end);
      pieces.add(newText);
    }
    pieces.copyTo(this.#after.length);
    this.#pieces = pieces.made;
    this.#after = applyEdits(this.#after, edits);
  }
}

/** A stretch of the text before, or a text that was added. */
interface Piece {
  readonly start: number;
  readonly length: number;
  readonly added: string | undefined;
}

function inOrder(a: TextEdit, b: TextEdit): number {
  return a.start - b.start || a.end - b.end;
}

/** Reads pieces from the first to the last, and takes them over or leaves them out. */
class PieceCopy {
  readonly made: Piece[] = [];
  readonly #pieces: readonly Piece[];
  /** How much has been read: of all, and of the next piece. */
  #at = 0;
  #next = 0;
  #inNext = 0;

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
  }

  copyTo(end: number): void {
    this.#read(end, (piece) => this.made.push(piece));
  }

  skipTo(end: number): void {
    this.#read(end, () => {});
  }

  add(text: string): void {
    if (text !== '') this.made.push({ start: 0, length: text.length, added: text });
  }

  #read(end: number, take: (piece: Piece) => void): void {
    while (this.#at < end) {
      const piece = this.#pieces[this.#next];
      if (piece === undefined) return;
      const left = piece.length - this.#inNext;
      const length = Math.min(left, end - this.#at);
      if (length > 0) take(part(piece, this.#inNext, length));
      this.#at += length;
      this.#inNext += length;
      if (length < left) return;
      this.#next++;
      this.#inNext = 0;
    }
  }
}

function part({ start, added }: Piece, from: number, length: number): Piece {
  return added === undefined
    ? { start: start + from, length, added }
    : { start: 0, length, added: added.slice(from, from + length) };
}
