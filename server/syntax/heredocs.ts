import { isDigit, isSpace } from './chars.ts';

/** A heredoc's opener, in indexes of the joined lines. */
export interface Opener {
  readonly from: number;
  readonly to: number;
  /** Where the name begins, quotes included. */
  readonly nameFrom: number;
  readonly name: string;
  readonly stripTabs: boolean;
  readonly expand: boolean;
}

interface ShellWord {
  readonly from: number;
  readonly to: number;
}

const BACKSLASH = 92;
const DOLLAR = 36;
const LESS = 60;
const DASH = 45;
const MAX_DEPTH = 50;

/**
 * The heredocs that BuildKit finds in an instruction's joined lines, keyword included: a shell
 * word of digits, `<<`, perhaps `-`, and a name. Blanks between `<<` and the name are part of the
 * word, so `<< EOF` counts while `<<- EOF` does not. Quotes or `${` that do not close hide them
 * all. The escape is always `\`.
 *
 * @see https://github.com/moby/buildkit/blob/master/frontend/dockerfile/parser/parser.go
 */
export function findOpeners(line: string): readonly Opener[] {
  if (!line.includes('<<')) return [];
  const words = shellWords(line);
  if (words === undefined) return [];
  const openers: Opener[] = [];
  for (const word of words) {
    const opener = openerOf(line, word);
    if (opener !== undefined) openers.push(opener);
  }
  return openers;
}

function openerOf(line: string, word: ShellWord): Opener | undefined {
  let at = word.from;
  while (at < word.to && isDigit(line.charCodeAt(at))) at++;
  if (!line.startsWith('<<', at)) return undefined;
  at += 2;
  const stripTabs = line.charCodeAt(at) === DASH && at < word.to;
  if (stripTabs) at++;
  while (at < word.to && isSpace(line.charCodeAt(at))) at++;
  if (at >= word.to) return undefined;
  const raw = line.slice(at, word.to);
  if (raw.includes('<')) return undefined;
  const { name, quoted } = unquote(raw);
  if (name === '') return undefined;
  return { from: word.from, to: word.to, nameFrom: at, name, stripTabs, expand: !quoted };
}

function unquote(raw: string): { name: string; quoted: boolean } {
  let name = '';
  let quoted = false;
  let quote = '';
  for (let at = 0; at < raw.length; at++) {
    const char = raw.charAt(at);
    if (char === '\\' && quote !== "'") {
      const next = raw.charAt(at + 1);
      if (quote === '"' && next !== '"' && next !== '$' && next !== '\\') name += char;
      name += next;
      at++;
    } else if (quote !== '') {
      if (char === quote) quote = '';
      else name += char;
    } else if (char === '"' || char === "'") {
      quote = char;
      quoted = true;
    } else name += char;
  }
  return { name, quoted };
}

/** Words as BuildKit's shell lexer cuts them; `undefined` when it gives up on the line. */
function shellWords(line: string): ShellWord[] | undefined {
  const words: ShellWord[] = [];
  let start = -1;
  let at = 0;
  while (at < line.length) {
    const code = line.charCodeAt(at);
    if (isSpace(code)) {
      if (start >= 0) words.push({ from: start, to: at });
      start = -1;
      at++;
      continue;
    }
    if (start < 0) start = at;
    at = skipUnit(line, at, 0);
    if (at < 0) return undefined;
  }
  if (start >= 0) words.push({ from: start, to: Math.min(at, line.length) });
  return words;
}

/** The index behind the character, quoted string, `$…` or `<< ` at `at`; -1 when it never ends. */
function skipUnit(line: string, at: number, depth: number): number {
  const code = line.charCodeAt(at);
  if (code === BACKSLASH) return at + 2;
  if (code === 39) return skipPast(line, "'", at + 1);
  if (code === 34) return skipDoubleQuotes(line, at + 1, depth);
  if (code === DOLLAR) return skipDollar(line, at + 1, depth);
  if (code === LESS && line.charCodeAt(at + 1) === LESS) {
    let end = at + 2;
    while (end < line.length && isSpace(line.charCodeAt(end))) end++;
    return end;
  }
  return at + 1;
}

function skipPast(line: string, char: string, from: number): number {
  const found = line.indexOf(char, from);
  return found < 0 ? -1 : found + 1;
}

function skipDoubleQuotes(line: string, from: number, depth: number): number {
  let at = from;
  while (at >= 0 && at < line.length) {
    const code = line.charCodeAt(at);
    if (code === 34) return at + 1;
    if (code === BACKSLASH) at += 2;
    else if (code === DOLLAR) at = skipDollar(line, at + 1, depth);
    else at++;
  }
  return -1;
}

/** `from` stands behind the `$`. */
function skipDollar(line: string, from: number, depth: number): number {
  if (line.charCodeAt(from) !== 123) return from;
  if (depth > MAX_DEPTH) return -1;
  const name = /[A-Za-z_]\w*|\d+|[@*#?$!-]|/y;
  name.lastIndex = from + 1;
  name.exec(line);
  let at = Math.max(name.lastIndex, from + 1);
  const operator = line.charAt(at);
  if (operator === '}') return at === from + 1 ? -1 : at + 1;
  if (operator === '/') {
    at = skipUntil(line, '/', line.charAt(at + 1) === '/' ? at + 2 : at + 1, depth);
    return at < 0 ? -1 : skipUntil(line, '}', at, depth);
  }
  if (operator === '' || !':+-?#%'.includes(operator)) return -1;
  return skipUntil(line, '}', operator === ':' ? at + 2 : at + 1, depth);
}

function skipUntil(line: string, stop: string, from: number, depth: number): number {
  let at = from;
  while (at >= 0 && at < line.length) {
    if (line.charAt(at) === stop) return at + 1;
    at = skipUnit(line, at, depth + 1);
  }
  return -1;
}
