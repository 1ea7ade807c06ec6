/** Work that a single pattern may cost, in character comparisons. */
const BUDGET = 8_000;

type Token =
  | { readonly kind: 'star' }
  | { readonly kind: 'any' }
  | { readonly kind: 'char'; readonly char: string };

/**
 * A shell pattern of `${name#pattern}` and its kin: `*`, `?` and characters escaped with `\`.
 * No brackets, as in BuildKit. Gives `undefined` rather than take long.
 */
export class Glob {
  readonly #tokens: readonly Token[];

  constructor(pattern: string) {
    this.#tokens = tokensOf(pattern);
  }

  /** `value` without the shortest or longest prefix that matches. */
  withoutPrefix(value: string, match: 'shortest' | 'longest'): string | undefined {
    if (!this.#affordable(value, 1)) return undefined;
    const ends = endsOf(this.#tokens, value, 0);
    const end = match === 'shortest' ? ends.indexOf(true) : ends.lastIndexOf(true);
    return end < 0 ? value : value.slice(end);
  }

  /** `value` without the shortest or longest suffix that matches. */
  withoutSuffix(value: string, match: 'shortest' | 'longest'): string | undefined {
    if (!this.#affordable(value, 1)) return undefined;
    const backwards = endsOf(this.#tokens.toReversed(), reverse(value), 0);
    const length = match === 'shortest' ? backwards.indexOf(true) : backwards.lastIndexOf(true);
    return length < 0 ? value : value.slice(0, value.length - length);
  }

  /** `value` with the first match, or all, replaced. */
  replace(value: string, replacement: string, which: 'first' | 'all'): string | undefined {
    if (!this.#affordable(value, value.length + 1)) return undefined;
    let result = '';
    let at = 0;
    while (at <= value.length) {
      const end = endsOf(this.#tokens, value, at).lastIndexOf(true);
      if (end <= at) {
        result += value.charAt(at);
        at++;
        continue;
      }
      result += replacement;
      at = end;
      if (which === 'first') break;
    }
    return result + value.slice(at);
  }

  #affordable(value: string, times: number): boolean {
    return (value.length + 1) * (this.#tokens.length + 1) * times <= BUDGET;
  }
}

/** For every index of `value`, whether a match that begins at `from` can end there. */
function endsOf(tokens: readonly Token[], value: string, from: number): boolean[] {
  let reached = Array.from({ length: value.length + 1 }, (_, index) => index === from);
  for (const token of tokens) {
    const next = reached.map(() => false);
    for (let index = from; index <= value.length; index++) {
      if (token.kind === 'star') next[index] = reached[index] === true || next[index - 1] === true;
      else if (reached[index] && index < value.length) {
        next[index + 1] = token.kind !== 'char' || value.charAt(index) === token.char;
      }
    }
    reached = next;
  }
  return reached;
}

/** By UTF-16 units, like every other position here. */
function reverse(text: string): string {
  return text.split('').reverse().join('');
}

function tokensOf(pattern: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern.charAt(at);
    if (char === '*') tokens.push({ kind: 'star' });
    else if (char === '?') tokens.push({ kind: 'any' });
    else if (char === '\\' && at + 1 < pattern.length) {
      at++;
      tokens.push({ kind: 'char', char: pattern.charAt(at) });
    } else tokens.push({ kind: 'char', char });
  }
  return tokens;
}
