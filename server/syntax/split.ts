import { isBlank, isSpace, skipSpace } from './chars.ts';

/** A half-open range of indexes into an instruction's joined lines. */
export interface Slice {
  readonly from: number;
  readonly to: number;
}

/** A flag as it stands in the joined lines. `value` is `undefined` without `=`. */
export interface FlagSlice extends Slice {
  readonly name: Slice;
  readonly value: Slice | undefined;
}

const SINGLE_QUOTE = 39;
const DOUBLE_QUOTE = 34;

/** Words between blanks; quotes mean nothing, as in FROM, COPY and EXPOSE. */
export function splitAtBlanks(text: string, from: number, to: number): Slice[] {
  const words: Slice[] = [];
  let at = from;
  while (at < to) {
    while (at < to && isBlank(text.charCodeAt(at))) at++;
    if (at === to) break;
    const start = at;
    while (at < to && !isBlank(text.charCodeAt(at))) at++;
    words.push({ from: start, to: at });
  }
  return words;
}

/** Words between white space; quotes and escapes hold white space, as in ENV, ARG and LABEL. */
export function splitQuoted(text: string, from: number, to: number, escapeChar: string): Slice[] {
  const words: Slice[] = [];
  const escapeCode = escapeChar.charCodeAt(0);
  let at = skipSpace(text, from, to);
  while (at < to) {
    const end = endOfQuotedWord(text, at, to, escapeCode);
    words.push({ from: at, to: end });
    at = skipSpace(text, end, to);
  }
  return words;
}

/** Where the word that begins at `from` ends. */
export function endOfQuotedWord(
  text: string,
  from: number,
  to: number,
  escapeCode: number,
): number {
  let quote = 0;
  let at = from;
  while (at < to) {
    const code = text.charCodeAt(at);
    if (code === escapeCode && quote !== SINGLE_QUOTE) at++;
    else if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === SINGLE_QUOTE || code === DOUBLE_QUOTE) quote = code;
    else if (isSpace(code)) break;
    at++;
  }
  return Math.min(at, to);
}

/** Where the quote stands that opens in the slice and does not close in it; -1 when all close. */
export function openQuoteAt(text: string, slice: Slice, escapeChar: string): number {
  const escapeCode = escapeChar.charCodeAt(0);
  let quote = 0;
  let opened = -1;
  for (let at = slice.from; at < slice.to; at++) {
    const code = text.charCodeAt(at);
    if (code === escapeCode && quote !== SINGLE_QUOTE) at++;
    else if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === SINGLE_QUOTE || code === DOUBLE_QUOTE) {
      quote = code;
      opened = at;
    }
  }
  return quote === 0 ? -1 : opened;
}

/**
 * The `--name=value` words at the head of an instruction's arguments, and where the rest begins.
 * A lone `--` ends them.
 */
export function splitFlags(
  text: string,
  from: number,
  to: number,
  escapeChar: string,
): { readonly flags: FlagSlice[]; readonly rest: number } {
  const flags: FlagSlice[] = [];
  const escapeCode = escapeChar.charCodeAt(0);
  let at = skipSpace(text, from, to);
  while (at + 1 < to && text.startsWith('--', at)) {
    const end = endOfQuotedWord(text, at, to, escapeCode);
    if (end - at === 2) return { flags, rest: skipSpace(text, end, to) };
    flags.push(flagAt(text, at, end));
    at = skipSpace(text, end, to);
  }
  return { flags, rest: at };
}

function flagAt(text: string, from: number, to: number): FlagSlice {
  const equals = text.indexOf('=', from);
  if (equals < 0 || equals >= to) {
    return { from, to, name: { from: from + 2, to }, value: undefined };
  }
  return { from, to, name: { from: from + 2, to: equals }, value: { from: equals + 1, to } };
}
