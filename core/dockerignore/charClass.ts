import type { Accepts } from './automaton.ts';

/** A bracket expression, read. */
export interface CharClass {
  readonly accepts: Accepts;
  /** Index after the closing bracket. */
  readonly end: number;
}

type Range = readonly [low: number, high: number];

/**
 * Reads the bracket expression that begins at `points[start]`, by the rules of Go's `Match`: `^`
 * negates, `\` quotes, a `-` or `]` that stands for itself must be quoted. `undefined` when it is
 * malformed.
 *
 * @see https://pkg.go.dev/path/filepath#Match
 */
export function readMatchClass(points: readonly number[], start: number): CharClass | undefined {
  const negated = points[start + 1] === CARET;
  const ranges: Range[] = [];
  let at = start + (negated ? 2 : 1);
  const member = (): number | undefined => {
    if (points[at] === HYPHEN || points[at] === CLOSE) return undefined;
    if (points[at] === BACKSLASH) at++;
    const point = points[at++];
    return at < points.length ? point : undefined;
  };
  while (points[at] !== CLOSE || ranges.length === 0) {
    const low = member();
    if (low === undefined) return undefined;
    let high: number | undefined = low;
    if (points[at] === HYPHEN) {
      at++;
      high = member();
    }
    if (high === undefined) return undefined;
    ranges.push([low, high]);
  }
  return { accepts: inRanges(ranges, negated), end: at + 1 };
}

/**
 * The same by the rules of Go's regular expressions, which read it once `Match` has found no
 * fault: here `[:alpha:]` and `\d` mean sets, and a range that runs backwards is an error.
 *
 * @see https://pkg.go.dev/regexp/syntax
 */
export function readRegexpClass(points: readonly number[], start: number): CharClass | undefined {
  const negated = points[start + 1] === CARET;
  const first = start + (negated ? 2 : 1);
  const ranges: Range[] = [];
  const sets: Accepts[] = [];
  let at = first;
  while (points[at] !== CLOSE || at === first) {
    if (at >= points.length) return undefined;
    const named = readNamedClass(points, at);
    if (named !== undefined) {
      sets.push(named.accepts);
      at = named.end;
      continue;
    }
    const set = points[at] === BACKSLASH ? escapedSet(points[at + 1]) : undefined;
    if (set !== undefined) {
      sets.push(set);
      at += 2;
      continue;
    }
    const low = readMember(points, at);
    if (low === undefined) return undefined;
    at = low.end;
    let high = low;
    if (points[at] === HYPHEN && points[at + 1] !== CLOSE) {
      const last = readMember(points, at + 1);
      if (last === undefined || last.point < low.point) return undefined;
      high = last;
      at = last.end;
    }
    ranges.push([low.point, high.point]);
  }
  const inRange = inRanges(ranges, false);
  return {
    accepts: (point) => (inRange(point) || sets.some((set) => set(point))) !== negated,
    end: at + 1,
  };
}

/** The set that `\` and this character mean in a regular expression, such as `\d`. */
export function escapedSet(point: number | undefined): Accepts | undefined {
  if (point === undefined) return undefined;
  const name = String.fromCodePoint(point);
  const set = { d: '0-9', s: '\\t\\n\\f\\r ', w: '0-9A-Za-z_' }[name.toLowerCase()];
  if (set === undefined) return undefined;
  return fromRegExp(name === name.toLowerCase() ? `[${set}]` : `[^${set}]`);
}

/** The character that `\` and this one mean in a regular expression; `undefined` for no such. */
export function escapedPoint(point: number | undefined): number | undefined {
  if (point === undefined || point > 0x7f) return undefined;
  const name = String.fromCodePoint(point);
  if (!/[0-9A-Za-z]/.test(name)) return point;
  return { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 }[name];
}

function readMember(
  points: readonly number[],
  at: number,
): { readonly point: number; readonly end: number } | undefined {
  const quoted = points[at] === BACKSLASH;
  const point = quoted ? escapedPoint(points[at + 1]) : points[at];
  return point === undefined ? undefined : { point, end: at + (quoted ? 2 : 1) };
}

function readNamedClass(points: readonly number[], at: number): CharClass | undefined {
  if (points[at] !== OPEN || points[at + 1] !== COLON) return undefined;
  const close = points.findIndex(
    (point, index) => index > at + 1 && point === COLON && points[index + 1] === CLOSE,
  );
  if (close < 0) return undefined;
  const name = String.fromCodePoint(...points.slice(at + 2, close));
  const negated = name.startsWith('^');
  const members = namedClasses[negated ? name.slice(1) : name];
  if (members === undefined) return undefined;
  return { accepts: fromRegExp(`[${negated ? '^' : ''}${members}]`), end: close + 2 };
}

function fromRegExp(source: string): Accepts {
  const expression = new RegExp(source, 'u');
  return (point) => expression.test(String.fromCodePoint(point));
}

function inRanges(ranges: readonly Range[], negated: boolean): Accepts {
  return (point) => ranges.some(([low, high]) => low <= point && point <= high) !== negated;
}

const namedClasses: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  ascii: '\\x00-\\x7f',
  blank: '\\t ',
  cntrl: '\\x00-\\x1f\\x7f',
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-\\/:-@\\[-`\\{-~',
  space: '\\t\\n\\v\\f\\r ',
  upper: 'A-Z',
  word: '0-9A-Za-z_',
  xdigit: '0-9A-Fa-f',
};

const BACKSLASH = 0x5c;
const CARET = 0x5e;
const CLOSE = 0x5d;
const COLON = 0x3a;
const HYPHEN = 0x2d;
const OPEN = 0x5b;
