/** A zero-based line and a zero-based UTF-16 column, as in LSP. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Turns offsets into lines and columns and back. `\n`, `\r\n` and a lone `\r` end a line. */
export class LineMap {
  readonly #starts: number[];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    this.#starts = lineStarts(text);
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** The position of `offset`, clamped to the text. */
  positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.#text.length));
    const line = this.lineAt(clamped);
    return { line, character: clamped - this.startOf(line) };
  }

  /** The offset of `position`, clamped to its line. */
  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    if (position.line >= this.lineCount) return this.#text.length;
    const start = this.startOf(position.line);
    return start + Math.max(0, Math.min(position.character, this.endOf(position.line) - start));
  }

  /** The zero-based line that holds `offset`. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.lineCount - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.startOf(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The offset of the first character of `line`. */
  startOf(line: number): number {
    return this.#starts[line] ?? this.#text.length;
  }

  /** The offset behind the last character of `line`, before its line break. */
  endOf(line: number): number {
    let end = line + 1 < this.lineCount ? this.startOf(line + 1) : this.#text.length;
    const start = this.startOf(line);
    while (end > start && isLineBreak(this.#text.charCodeAt(end - 1))) end--;
    return end;
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (!isLineBreak(code)) continue;
    if (code === 13 && text.charCodeAt(i + 1) === 10) i++;
    starts.push(i + 1);
  }
  return starts;
}

function isLineBreak(code: number): boolean {
  return code === 10 || code === 13;
}
