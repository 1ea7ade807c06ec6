import type { Span, Style } from './ansi.ts';

type Range = readonly [number, number];

/** A part of a line that looks the same throughout. */
export interface Piece {
  readonly text: string;
  readonly style: Style;
  /** Matches the filter, or what is searched. */
  readonly mark?: 'filtered' | 'found';
  /** Where a click leads. */
  readonly link?: string;
}

/** Cuts the spans of a line where marks and links begin and end. */
export function piecesOf(
  spans: readonly Span[],
  marks: { readonly filtered: readonly Range[]; readonly found: readonly Range[] },
): readonly Piece[] {
  const text = spans.map((span) => span.text).join('');
  const links = linksIn(text);
  const cuts = new Set<number>();
  for (const [from, to] of [...marks.filtered, ...marks.found, ...links]) {
    cuts.add(from).add(to);
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  let at = 0;
  let next = 0;
  for (const { text: whole, style } of spans) {
    const end = at + whole.length;
    let from = at;
    while (from < end) {
      while ((sorted[next] ?? end) <= from && next < sorted.length) next++;
      const to = Math.min(end, sorted[next] ?? end);
      const mark = inside(marks.found, from)
        ? 'found'
        : inside(marks.filtered, from)
          ? 'filtered'
          : undefined;
      const link = links.find((range) => inside([range], from));
      pieces.push({
        text: whole.slice(from - at, to - at),
        style,
        ...(mark && { mark }),
        ...(link && { link: text.slice(...link) }),
      });
      from = to;
    }
    at = end;
  }
  return pieces;
}

/** Addresses of pages, without the punctuation that ends a sentence. */
function linksIn(text: string): readonly Range[] {
  return [...text.matchAll(/\bhttps?:\/\/[^\s"'<>`]+/g)].map(({ 0: address, index }) => {
    const end = address.replace(/[).,;:!?\]}]+$/, '').length;
    return [index, index + end];
  });
}

function inside(ranges: readonly Range[], at: number): boolean {
  return ranges.some(([from, to]) => at >= from && at < to);
}
