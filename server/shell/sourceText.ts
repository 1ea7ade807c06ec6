import type { Span } from '../syntax/nodes.ts';

/**
 * Text handed to a shell, and where it stands in the document. A `LogicalText` is one; so are a
 * part of it, a heredoc's body, a JSON string and the quoted text given to `sh -c`.
 */
export interface SourceText {
  readonly value: string;
  /** The document's span of `value.slice(from, to)`. */
  span(from: number, to: number): Span;
}

/** The characters `from` to `to` of `text`. */
export function slice(text: SourceText, from: number, to = text.value.length): SourceText {
  return from === 0 && to === text.value.length ? text : new Slice(text, from, to);
}

class Slice implements SourceText {
  readonly value: string;
  readonly #text: SourceText;
  readonly #from: number;

  constructor(text: SourceText, from: number, to: number) {
    this.value = text.value.slice(from, to);
    this.#text = text;
    this.#from = from;
  }

  span(from: number, to: number): Span {
    return this.#text.span(this.#from + from, this.#from + to);
  }
}

/** Where each character of a decoded text begins and ends in the text it was decoded from. */
export interface CharacterMap {
  readonly starts: number[];
  readonly ends: number[];
}

/** `value`, whose characters stand in `text` where `map` says. */
export function mapped(value: string, text: SourceText, map: CharacterMap): SourceText {
  const { starts, ends } = map;
  const last = ends.at(-1) ?? 0;
  return {
    value,
    span: (from, to) => {
      const start = starts[from] ?? last;
      return text.span(start, to > from ? (ends[to - 1] ?? last) : start);
    },
  };
}

/** A stretch of the document itself. */
export function stretch(document: string, span: Span): SourceText {
  return {
    value: document.slice(span.start, span.end),
    span: (from, to) => ({ start: span.start + from, end: span.start + to }),
  };
}

/**
 * A heredoc's body as the shell gets it: without carriage returns, and without leading tabs after
 * `<<-`.
 */
export function heredocText(document: string, body: Span, stripTabs: boolean): SourceText {
  const raw = stretch(document, body);
  const dropped = stripTabs ? /\r(?=\n)|(?<=^|\n)\t+/g : /\r(?=\n)/g;
  if (raw.value.search(dropped) < 0) return raw;
  const map: CharacterMap = { starts: [], ends: [] };
  let value = '';
  let from = 0;
  const keep = (to: number): void => {
    value += raw.value.slice(from, to);
    for (let i = from; i < to; i++) {
      map.starts.push(i);
      map.ends.push(i + 1);
    }
  };
  for (const match of raw.value.matchAll(dropped)) {
    keep(match.index);
    from = match.index + match[0].length;
  }
  keep(raw.value.length);
  return mapped(value, raw, map);
}

/**
 * Where each character of `decoded` stands in `raw`, when `decoded` is `raw` with some backslashes
 * gone and continuations joined; `undefined` when it is not.
 */
export function unescapedMap(raw: string, decoded: string): CharacterMap | undefined {
  const map: CharacterMap = { starts: [], ends: [] };
  let at = 0;
  for (let k = 0; k < decoded.length; k++) {
    while (raw[at] === '\\' && raw[at + 1] === '\n' && decoded[k] !== '\\') at += 2;
    map.starts.push(at);
    if (raw[at] === '\\' && isEscaped(raw, at, decoded, k)) at += 2;
    else if (raw[at] === decoded[k]) at++;
    else return undefined;
    map.ends.push(at);
  }
  return map;
}

/** The backslash at `at` is gone from `decoded`; a kept one is followed by the same character. */
function isEscaped(raw: string, at: number, decoded: string, k: number): boolean {
  const next = raw[at + 1];
  if (next !== decoded[k]) return false;
  return next !== '\\' || raw.length - at - 2 >= decoded.length - k - 1;
}
