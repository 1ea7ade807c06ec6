import type { SourceText } from '../../shell/sourceText.ts';
import type { Span } from '../../syntax/nodes.ts';

/** One text of several; a plain string among them stands nowhere in the document. */
export function joined(parts: readonly (SourceText | string)[]): SourceText {
  const pieces: Piece[] = [];
  let length = 0;
  for (const part of parts) {
    const source = typeof part === 'string' ? undefined : part;
    const { value } = source ?? { value: String(part) };
    pieces.push({ from: length, to: length + value.length, source });
    length += value.length;
  }
  const value = parts.map((part) => (typeof part === 'string' ? part : part.value)).join('');
  return { value, span: (from, to) => spanIn(pieces, from, to) };
}

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly source: SourceText | undefined;
}

function spanIn(pieces: readonly Piece[], from: number, to: number): Span {
  let start: number | undefined;
  let end = 0;
  for (const piece of pieces) {
    const { source } = piece;
    if (!source || piece.from > to) continue;
    // What begins in no man's land begins where the text before it ends.
    const first = clamp(from, piece) - piece.from;
    const last = clamp(to, piece) - piece.from;
    const span = source.span(first, last);
    if (start === undefined || piece.from <= from) {
      start = span.start;
      end = span.end;
    } else if (piece.from < to) end = span.end;
  }
  return { start: start ?? 0, end };
}

function clamp(index: number, { from, to }: Piece): number {
  return Math.min(Math.max(index, from), to);
}
