import {
  BUILD_MODIFIERS,
  hasBadEscape,
  isNameStart,
  modifierAt,
  nameEnd,
  type SubstitutionKind,
  variablePart,
} from './substitutions.ts';

/** Literal text, quotes and escapes resolved, or a variable. */
export type Part = string | VariablePart;

/** `$name` or `${name…}`; all positions are indexes of the text it was read from. */
export interface VariablePart {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly nameFrom: number;
  readonly nameTo: number;
  readonly modifier: string | undefined;
  /** What follows the modifier: default, alternative, message or pattern. */
  readonly word: readonly Part[];
  /** The second half of `/pattern/replacement`. */
  readonly replacement: readonly Part[];
  /** Why BuildKit refuses it, or a shell that is no more than BuildKit; mostly `undefined`. */
  readonly problem: SubstitutionKind | undefined;
}

/** What the text around a variable means. */
export interface Grammar {
  /** `'` and `"` are resolved; otherwise they are text. */
  readonly quotes: boolean;
  readonly escape: string;
  /** Bash's forms beside BuildKit's; special parameters such as `$?` are no variables. */
  readonly shell: boolean;
}

/**
 * Reads the parts of `text` between `from` and `to`. Never fails: what doesn't close ends with the
 * text. Follows BuildKit's shell lexer.
 *
 * @see https://github.com/moby/buildkit/blob/master/frontend/dockerfile/shell/lex.go
 */
export function readParts(
  text: string,
  grammar: Grammar,
  from = 0,
  to: number = text.length,
): readonly Part[] {
  return new PartReader(text, grammar, from, to).read();
}

const MAX_DEPTH = 40;
/** How far behind a `${` without a name its `}` is looked for. */
const NAMELESS_REACH = 80;

class PartReader {
  readonly #text: string;
  readonly #grammar: Grammar;
  readonly #end: number;
  #at: number;
  #depth = 0;

  constructor(text: string, grammar: Grammar, from: number, to: number) {
    this.#text = text;
    this.#grammar = grammar;
    this.#at = from;
    this.#end = to;
  }

  read(): Part[] {
    return this.#until('', false);
  }

  /** Reads up to `stop` and over it, or to the end of the text. */
  #until(stop: string, keepEscapes: boolean): Part[] {
    const parts: Part[] = [];
    const { quotes, escape: escapeChar } = this.#grammar;
    let literal = '';
    while (this.#at < this.#end) {
      const char = this.#text.charAt(this.#at);
      if (char === stop) break;
      if (char === '$') {
        const variable = this.#variable();
        if (variable === undefined) {
          literal += '$';
          this.#at++;
        } else {
          if (literal !== '') parts.push(literal);
          literal = '';
          parts.push(variable);
        }
      } else if (char === escapeChar) {
        const next = this.#text.charAt(this.#at + 1);
        literal += keepEscapes ? char + next : next;
        this.#at += 2;
      } else if (quotes && char === "'") literal += this.#singleQuoted();
      else if (quotes && char === '"') {
        if (literal !== '') parts.push(literal);
        literal = '';
        for (const part of this.#doubleQuoted()) parts.push(part);
      } else literal += this.#plainRun(stop);
    }
    this.#at = Math.min(this.#at + stop.length, this.#end + stop.length);
    if (literal !== '') parts.push(literal);
    return parts;
  }

  /** The characters from here to the next that could mean something; at least one. */
  #plainRun(stop: string): string {
    const from = this.#at;
    const stopCode = stop.charCodeAt(0);
    const escapeCode = this.#grammar.escape.charCodeAt(0);
    do {
      this.#at++;
      const code = this.#text.charCodeAt(this.#at);
      if (code === 36 || code === 34 || code === 39 || code === escapeCode || code === stopCode)
        break;
    } while (this.#at < this.#end);
    this.#at = Math.min(this.#at, this.#end);
    return this.#text.slice(from, this.#at);
  }

  #singleQuoted(): string {
    const from = this.#at + 1;
    const close = this.#text.indexOf("'", from);
    const to = close < 0 || close >= this.#end ? this.#end : close;
    this.#at = to + 1;
    return this.#text.slice(from, to);
  }

  #doubleQuoted(): Part[] {
    const parts: Part[] = [];
    let literal = '';
    this.#at++;
    while (this.#at < this.#end) {
      const char = this.#text.charAt(this.#at);
      if (char === '"') break;
      const variable = char === '$' ? this.#variable() : undefined;
      if (variable !== undefined) {
        if (literal !== '') parts.push(literal);
        literal = '';
        parts.push(variable);
        continue;
      }
      this.#at++;
      const next = this.#text.charAt(this.#at);
      if (char === this.#grammar.escape && (next === '"' || next === '$' || next === char)) {
        literal += next;
        this.#at++;
      } else literal += char;
    }
    this.#at++;
    if (literal !== '') parts.push(literal);
    return parts;
  }

  /** The variable at `$`; `undefined`, without moving, where `$` is only itself. */
  #variable(): VariablePart | undefined {
    if (this.#depth >= MAX_DEPTH) return undefined;
    const from = this.#at;
    return this.#text.charAt(from + 1) === '{' ? this.#braced(from) : this.#plain(from);
  }

  #plain(from: number): VariablePart | undefined {
    const nameFrom = from + 1;
    const nameTo = nameEnd(this.#text, nameFrom, this.#end);
    if (nameTo === nameFrom || (this.#grammar.shell && !isNameStart(this.#text, nameFrom))) {
      return undefined;
    }
    this.#at = nameTo;
    return variablePart(this.#text, { from, to: nameTo, nameFrom, nameTo });
  }

  #braced(from: number): VariablePart | undefined {
    const text = this.#text;
    let nameFrom = from + 2;
    const prefix = text.charAt(nameFrom);
    const { shell } = this.#grammar;
    if (shell && (prefix === '#' || prefix === '!') && isNameStart(text, nameFrom + 1)) nameFrom++;
    const nameTo = nameEnd(this.#text, nameFrom, this.#end);
    if (shell && !isNameStart(text, nameFrom)) return undefined;
    // An empty name is one too for BuildKit, if one of these stands behind it.
    if (nameTo === nameFrom && !'+%/'.includes(text.charAt(nameTo) || '-')) {
      return this.#nameless(from);
    }
    this.#at = nameTo;
    if (nameTo >= this.#end) {
      return variablePart(this.#text, { from, to: nameTo, nameFrom, nameTo, problem: 'unclosed' });
    }
    let problem: SubstitutionKind | undefined =
      nameFrom > from + 2 ? 'unknown-modifier' : undefined;
    if (text.charAt(nameTo) === '}') {
      this.#at = nameTo + 1;
      return variablePart(this.#text, { from, to: nameTo + 1, nameFrom, nameTo, problem });
    }
    const modifier = modifierAt(text, nameTo);
    if (modifier === '') return this.#stray({ from, to: nameTo, nameFrom, nameTo });
    this.#at = Math.min(nameTo + modifier.length, this.#end);
    this.#depth++;
    const pattern = /[#%/]/.test(modifier);
    const replaces = modifier.startsWith('/');
    const word = this.#until(replaces ? '/' : '}', pattern);
    const replacement = replaces ? this.#until('}', true) : [];
    this.#depth--;
    const closed = this.#at <= this.#end;
    this.#at = Math.min(this.#at, this.#end);
    if (!closed) problem = 'unclosed';
    else if (!BUILD_MODIFIERS.has(modifier)) problem = 'unknown-modifier';
    else if (pattern && word.some(hasBadEscape)) problem ??= 'bad-pattern';
    const to = this.#at;
    return {
      ...variablePart(this.#text, { from, to, nameFrom, nameTo, problem }),
      modifier,
      word,
      replacement,
    };
  }

  /** The name ends where neither `}` nor an operator stands: `${A B`, `${A.B}`. */
  #stray(place: { from: number; to: number; nameFrom: number; nameTo: number }): VariablePart {
    const next = this.#text.charAt(place.nameTo);
    if (/[\s"']/.test(next)) return variablePart(this.#text, { ...place, problem: 'unclosed' });
    return {
      ...variablePart(this.#text, { ...place, problem: 'unknown-modifier' }),
      modifier: next,
    };
  }

  /** `${}`, `${:-x}`. */
  #nameless(from: number): VariablePart {
    const nameFrom = from + 2;
    const reach = Math.min(nameFrom + NAMELESS_REACH, this.#end);
    const close = this.#text.slice(nameFrom, reach).search(/[}\s]/);
    const isClosed = close >= 0 && this.#text.charAt(nameFrom + close) === '}';
    const to = isClosed ? nameFrom + close + 1 : nameFrom;
    this.#at = to;
    const problem = nameFrom >= this.#end ? 'unclosed' : 'nameless';
    return variablePart(this.#text, { from, to, nameFrom, nameTo: nameFrom, problem });
  }
}
