import type { Slice } from '../../syntax/split.ts';

/**
 * Where blanks part the words of a POSIX shell text, so that there may be more or fewer of them: not
 * in quotes, expansions and comments, not behind a backslash, and not behind `<<`. Empty ones
 * stand where an operator parts words by itself. Where quotes do not close, the rest has none.
 */
export function shellGaps(text: string, from: number, to: number): readonly Slice[] {
  const reader = new GapReader(text, to);
  return reader.read(from);
}

/** Of texts in a language nobody here reads: blanks outside of whatever might be quotes. */
export function foreignGaps(text: string, from: number, to: number): readonly Slice[] {
  const gaps: Slice[] = [];
  for (let at = from; at < to; ) {
    const char = text.charAt(at);
    if (char === '"' || char === "'") {
      at = closingQuote(text, at, to);
      if (at < 0) break;
    } else if (isBlank(char)) {
      const end = skipBlanks(text, at, to);
      gaps.push({ from: at, to: end });
      at = end;
    } else if (isEscape(char)) at += 2;
    else at++;
  }
  return gaps;
}

/** Behind the quote that closes the one at `from` in any language; -1 where they would differ. */
function closingQuote(text: string, from: number, to: number): number {
  const quote = text.charAt(from);
  const other = quote === '"' ? "'" : '"';
  for (let at = from + 1; at < to; at++) {
    const char = text.charAt(at);
    if (char === quote) return at + 1;
    if (char === other || isEscape(char)) return -1;
  }
  return -1;
}

class GapReader {
  readonly #text: string;
  readonly #to: number;
  readonly #gaps: Slice[] = [];

  constructor(text: string, to: number) {
    this.#text = text;
    this.#to = to;
  }

  read(from: number): readonly Slice[] {
    let at = from;
    // Where a comment may begin.
    let startsWord = true;
    while (at >= 0 && at < this.#to) {
      const char = this.#text.charAt(at);
      if (char === '#' && startsWord) break;
      startsWord = isBlank(char) || ';&|()'.includes(char);
      at = this.#step(char, at);
    }
    return this.#gaps;
  }

  /** Behind what begins at `at`; -1 when it does not end. */
  #step(char: string, at: number): number {
    if (isBlank(char)) return this.#blanks(at);
    switch (char) {
      case '\\':
        return at + 2;
      case "'":
        return this.#past("'", at + 1);
      case '"':
        return this.#doubleQuotes(at + 1);
      case '`':
        return this.#backticks(at + 1);
      case '$':
        return this.#dollar(at + 1);
      case ';':
      case '&':
      case '|':
        return this.#operator(at);
      default:
        return at + 1;
    }
  }

  #blanks(at: number): number {
    const end = skipBlanks(this.#text, at, this.#to);
    // A heredoc's name may stand behind them, which the builder looks for in its own way.
    const isOfHeredoc = /<<-?$/.test(this.#text.slice(Math.max(0, at - 3), at));
    if (!isOfHeredoc && end < this.#to) this.#gaps.push({ from: at, to: end });
    return end;
  }

  /** `&&`, `||`, `|` and `;` need no blanks around them. */
  #operator(at: number): number {
    const end = this.#operatorEnd(at);
    const operator = this.#text.slice(at, end);
    if (operator !== '&&' && operator !== '||' && operator !== '|' && operator !== ';') return end;
    const before = this.#text.charAt(at - 1);
    if (!isBlank(before) && !'<>'.includes(before)) this.#gaps.push({ from: at, to: at });
    // `&&<<E` is no heredoc to the builder, `&& <<E` is one.
    HEREDOC.lastIndex = end;
    const isParted = end < this.#to && !isBlank(this.#text.charAt(end));
    if (isParted && !HEREDOC.test(this.#text)) this.#gaps.push({ from: end, to: end });
    return end;
  }

  #operatorEnd(at: number): number {
    let end = at;
    while (end < this.#to && ';&|'.includes(this.#text.charAt(end))) end++;
    return end;
  }

  #dollar(at: number): number {
    const next = this.#text.charAt(at);
    if (next === '{') return this.#braces(at + 1);
    if (next === "'") return this.#ansiQuotes(at + 1);
    return at;
  }

  /** bash knows escapes in `$'…'`, sh does not: both must see the same end. */
  #ansiQuotes(from: number): number {
    const end = this.#past("'", from);
    return end > 0 && this.#text.slice(from, end).includes('\\') ? -1 : end;
  }

  /** Within double quotes, `'` inside of braces is itself to some shells: both must see the same end. */
  #quotesInside(from: number): number {
    const end = this.#past("'", from);
    return end > 0 && /[}"]/.test(this.#text.slice(from, end)) ? -1 : end;
  }

  #past(char: string, from: number): number {
    const found = this.#text.indexOf(char, from);
    return found < 0 || found >= this.#to ? -1 : found + 1;
  }

  #doubleQuotes(from: number): number {
    return this.#until('"', from, 0);
  }

  #backticks(from: number): number {
    let at = from;
    while (at < this.#to) {
      const char = this.#text.charAt(at);
      if (char === '`') return at + 1;
      at += char === '\\' ? 2 : 1;
    }
    return -1;
  }

  #braces(from: number): number {
    return this.#until('}', from, 0);
  }

  /** Behind the next `stop` that is not part of something nested. */
  #until(stop: '"' | '}' | ')', from: number, depth: number): number {
    if (depth > MAX_DEPTH) return -1;
    let at = from;
    while (at >= 0 && at < this.#to) {
      const char = this.#text.charAt(at);
      if (char === stop) return at + 1;
      at = this.#nested(char, stop, at, depth + 1);
    }
    return -1;
  }

  #nested(char: string, stop: '"' | '}' | ')', at: number, depth: number): number {
    if (char === '\\') return at + 2;
    if (char === '`') return this.#backticks(at + 1);
    if (char === '$') {
      const next = this.#text.charAt(at + 1);
      if (next === '{') return this.#until('}', at + 2, depth);
      return next === '(' ? this.#until(')', at + 2, depth) : at + 1;
    }
    if (stop === '"') return at + 1;
    if (char === '"') return this.#until('"', at + 1, depth);
    if (char === "'") return this.#quotesInside(at + 1);
    return char === '(' && stop === ')' ? this.#until(')', at + 1, depth) : at + 1;
  }
}

const HEREDOC = /\d*<</y;

/** Nobody writes deeper. */
const MAX_DEPTH = 50;

function isBlank(char: string): boolean {
  return char === ' ' || char === '\t';
}

function isEscape(char: string): boolean {
  return char === '\\' || char === '`' || char === '^';
}

function skipBlanks(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isBlank(text.charAt(at))) at++;
  return at;
}
