import { isBlank, skipSpace, trimEnd } from './chars.ts';
import { type PlainLine, readPlainWords } from './dockerfileAst.ts';
import { findOpeners, type Opener } from './heredocs.ts';
import { type JoinedLines, joinLines } from './joinLines.ts';
import { type JsonSlice, readJsonArray } from './jsonArray.ts';
import { type FlagSlice, openQuoteAt, type Slice, splitFlags, splitQuoted } from './split.ts';

/**
 * An instruction without its place in the document: everything that follows from its own lines.
 * Slices are indexes into `joined.value`, spans are offsets into the lines. Shared by all
 * instructions with the same text, from one version of the document to the next.
 */
export interface Shape {
  /** The instruction's own lines, the key it is found again by. */
  readonly header: string;
  readonly joined: JoinedLines;
  readonly part: Part;
  readonly openers: readonly Opener[];
  /** The word whose quote doesn't close though BuildKit reads quotes there. */
  readonly openQuote: Slice | undefined;
}

/** A keyword with what belongs to it: a whole instruction, or what ONBUILD triggers. */
export interface Part {
  readonly name: string;
  readonly keyword: Slice;
  readonly body: Slice;
  readonly flags: readonly FlagSlice[];
  readonly argsFrom: number;
  readonly words: readonly Slice[];
  readonly json: JsonSlice | undefined;
  readonly trigger: Part | undefined;
}

/** How BuildKit cuts the arguments into words. All others are cut at blanks outside of quotes. */
const CUT_AT_BLANKS = new Set(['ADD', 'COPY', 'EXPOSE', 'FROM', 'VOLUME']);
const TAKES_JSON = new Set(['ADD', 'CMD', 'COPY', 'ENTRYPOINT', 'RUN', 'SHELL', 'VOLUME']);
const TAKES_HEREDOC = new Set(['ADD', 'COPY', 'RUN']);
/** Where BuildKit resolves quotes itself; elsewhere a shell does, or nobody. */
const READS_QUOTES = new Set([
  ...CUT_AT_BLANKS,
  'ARG',
  'ENV',
  'LABEL',
  'STOPSIGNAL',
  'USER',
  'WORKDIR',
]);

interface DraftPart extends Omit<Part, 'words' | 'trigger'> {
  words: readonly Slice[] | undefined;
  trigger: DraftPart | undefined;
}

/** A shape whose plain words are still to be read; `finishShapes` does it for many at once. */
export interface DraftShape extends Omit<Shape, 'part' | 'openQuote'> {
  readonly part: DraftPart;
  readonly escapeChar: string;
  openQuote: Slice | undefined;
}

/** Reads the lines of one instruction; `undefined` when nothing is left of them when joined. */
export function draftShape(header: string, escapeChar: string): DraftShape | undefined {
  const joined = joinLines(header, escapeChar);
  const { value } = joined;
  const from = skipSpace(value, 0, value.length);
  const to = trimEnd(value, from, value.length);
  if (from === to) return undefined;
  const part = draftPart(value, from, to, escapeChar, 0);
  const holder = part.trigger ?? part;
  const openers =
    TAKES_HEREDOC.has(holder.name) && holder.json === undefined ? findOpeners(value) : [];
  return { header, joined, part, openers, openQuote: undefined, escapeChar };
}

/** Completes drafts, all in one pass of the parser library. */
export function finishShapes(drafts: readonly DraftShape[]): void {
  const open: DraftPart[] = [];
  const lines: PlainLine[] = [];
  for (const { part, joined } of drafts) {
    for (let at: DraftPart | undefined = part; at !== undefined; at = at.trigger) {
      if (at.words !== undefined) continue;
      open.push(at);
      lines.push({
        value: joined.value.slice(0, at.body.to),
        keyword: at.keyword,
        argsFrom: at.argsFrom,
      });
    }
  }
  const words = readPlainWords(lines);
  for (const [index, part] of open.entries()) part.words = words[index] ?? [];
  for (const draft of drafts) draft.openQuote = openQuoteOf(draft);
}

/** A finished draft is a shape. */
export function isFinished(draft: DraftShape): draft is DraftShape & Shape {
  return draft.part.words !== undefined;
}

function draftPart(
  value: string,
  from: number,
  to: number,
  escapeChar: string,
  depth: number,
): DraftPart {
  let keywordEnd = from;
  while (keywordEnd < to && !isBlank(value.charCodeAt(keywordEnd))) keywordEnd++;
  const bodyFrom = skipSpace(value, keywordEnd, to);
  const name = value.slice(from, keywordEnd).toUpperCase();
  const { flags, rest } = splitFlags(value, bodyFrom, to, escapeChar);
  const nested = name === 'ONBUILD' && depth === 0 && rest < to;
  return {
    name,
    keyword: { from, to: keywordEnd },
    body: { from: bodyFrom, to },
    flags,
    argsFrom: rest,
    words: CUT_AT_BLANKS.has(name) ? undefined : splitQuoted(value, rest, to, escapeChar),
    json: jsonOf(name, value, rest, to),
    trigger: nested ? draftPart(value, rest, to, escapeChar, depth + 1) : undefined,
  };
}

function jsonOf(name: string, value: string, from: number, to: number): JsonSlice | undefined {
  if (TAKES_JSON.has(name)) return readJsonArray(value, from, to);
  if (name !== 'HEALTHCHECK') return undefined;
  let at = from;
  while (at < to && !isBlank(value.charCodeAt(at))) at++;
  return readJsonArray(value, skipSpace(value, at, to), to);
}

/** The first word that is wrong: the words behind it may be the rest of what was quoted. */
function openQuoteOf({ part, joined, escapeChar }: DraftShape): Slice | undefined {
  const { value } = joined;
  const isOpen = (slice: Slice) => openQuoteAt(value, slice, escapeChar) >= 0;
  for (let at: DraftPart | undefined = part; at !== undefined; at = at.trigger) {
    const flag = at.flags.find(isOpen);
    if (flag !== undefined) return flag;
    if (!READS_QUOTES.has(at.name) || at.json !== undefined) continue;
    const word = quotedParts(value, at).find(isOpen);
    if (word !== undefined) return word;
  }
  return undefined;
}

/** What BuildKit looks for quotes in, each by itself. */
function quotedParts(value: string, { name, words, argsFrom, body }: DraftPart): readonly Slice[] {
  if (words === undefined) return [];
  if (name === 'ARG') return words.flatMap((word) => halves(value, word).slice(1));
  const [first] = words;
  if (first === undefined || (name !== 'ENV' && name !== 'LABEL')) return words;
  if (value.slice(first.from, first.to).includes('=')) {
    return words.flatMap((word) => halves(value, word));
  }
  let keyEnd = argsFrom;
  while (keyEnd < body.to && !isBlank(value.charCodeAt(keyEnd))) keyEnd++;
  const valueFrom = skipSpace(value, keyEnd, body.to);
  return [
    { from: argsFrom, to: keyEnd },
    { from: valueFrom, to: body.to },
  ];
}

/** What stands before and behind the first `=` of a word; all of it when there is none. */
function halves(value: string, { from, to }: Slice): readonly Slice[] {
  const equals = value.indexOf('=', from);
  if (equals < 0 || equals >= to) return [{ from, to }];
  return [
    { from, to: equals },
    { from: equals + 1, to },
  ];
}
