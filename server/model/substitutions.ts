import { isDigit } from '../syntax/chars.ts';
import type { Part, VariablePart } from './variables.ts';

/**
 * `unclosed`: no `}`, or no second `/`. `nameless`: no name behind `${`. `unknown-modifier`: what
 * follows the name means nothing to BuildKit. `bad-pattern`: an escape that patterns don't have.
 */
export type SubstitutionKind = 'unclosed' | 'nameless' | 'unknown-modifier' | 'bad-pattern';

/** What BuildKit knows to do with a value. */
export const BUILD_MODIFIERS = new Set([
  ...[':-', ':+', ':?', '-', '+', '?', '#', '##', '%', '%%', '/', '//'],
]);

const OTHER_LETTER = /[\p{L}\p{Nd}]/u;

/** Whether the character at `at` may stand in a name. */
function isNamePart(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isNameStart(text, at) || isDigit(code);
}

/** Whether the character at `at` may begin a name. */
export function isNameStart(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return code === 95 || (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  return code >= 128 && OTHER_LETTER.test(text.charAt(at));
}

/** The operator behind a name in braces; empty when there is none. */
export function modifierAt(text: string, at: number): string {
  const char = text.charAt(at);
  const next = text.charAt(at + 1);
  if (char === ':') {
    const pattern = /^:(?:##?|%%?)/.exec(text.slice(at, at + 3))?.[0];
    return pattern ?? ('-+?='.includes(next) && next !== '' ? char + next : char);
  }
  if ('#%/^,'.includes(char)) return next === char ? char + next : char;
  return '-+?=@['.includes(char) ? char : '';
}

/** A pattern knows `\*`, `\?`, `\\`, and `\}` and `\/` for what would end it. */
export function hasBadEscape(part: Part): boolean {
  if (typeof part !== 'string' || !part.includes('\\')) return false;
  return [...part.matchAll(/\\(.)/gs)].some(([, char = '']) => !'*?\\}/'.includes(char));
}

/** Where a name that begins at `from` ends, at `end` at the latest; `from` when there is none. */
export function nameEnd(text: string, from: number, end: number): number {
  if (from >= end) return from;
  if ('@*#?-$!'.includes(text.charAt(from))) return from + 1;
  let at = from;
  if (isDigit(text.charCodeAt(from))) {
    while (at < end && isDigit(text.charCodeAt(at))) at++;
    return at;
  }
  while (at < end && isNamePart(text, at)) at++;
  return at;
}

/** A variable without operator, of `text`. */
export function variablePart(text: string, place: VariablePlace): VariablePart {
  const { from, to, nameFrom, nameTo, problem } = place;
  const name = text.slice(nameFrom, nameTo);
  return {
    from,
    to,
    name,
    nameFrom,
    nameTo,
    modifier: undefined,
    word: [],
    replacement: [],
    problem,
  };
}

interface VariablePlace {
  readonly from: number;
  readonly to: number;
  readonly nameFrom: number;
  readonly nameTo: number;
  readonly problem?: SubstitutionKind | undefined;
}
