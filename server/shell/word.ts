import type { Word as WordNode, WordPart } from 'unbash';
import type { Span } from '../syntax/nodes.ts';
import type { ShellWord } from './script.ts';
import { type CharacterMap, mapped, type SourceText, slice, unescapedMap } from './sourceText.ts';

/** A word of a shell text; its place and its text are worked out when somebody asks. */
export class ParsedWord implements ShellWord {
  readonly #source: SourceText;
  readonly #node: WordNode;
  #span: Span | undefined;
  #reading: Reading | undefined;

  constructor(source: SourceText, node: WordNode) {
    this.#source = source;
    this.#node = node;
  }

  get start(): number {
    return this.#place().start;
  }

  get end(): number {
    return this.#place().end;
  }

  get raw(): string {
    return this.#source.value.slice(this.#node.pos, this.#node.end);
  }

  get text(): string {
    return this.#read().text;
  }

  get literal(): boolean {
    return this.#read().literal;
  }

  get quoted(): boolean {
    return this.#read().quoted;
  }

  /** What a shell gets that is given this word as its text, placed in the document. */
  get asScript(): SourceText {
    return scriptIn(this.#source, this.#node);
  }

  #place(): Span {
    this.#span ??= this.#source.span(this.#node.pos, this.#node.end);
    return this.#span;
  }

  #read(): Reading {
    this.#reading ??= readWord(this.raw, this.#node);
    return this.#reading;
  }
}

/** An item of a JSON array: a word nobody expands. */
export class ItemWord implements ShellWord {
  readonly text: string;
  readonly literal = true;
  readonly quoted = true;
  readonly raw: string;
  readonly start: number;
  readonly end: number;
  readonly asScript: SourceText;

  /** `from` and `to` hold the quotes. */
  constructor(source: SourceText, text: string, from: number, to: number) {
    const span = source.span(from, to);
    this.text = text;
    this.raw = source.value.slice(from, to);
    this.start = span.start;
    this.end = span.end;
    this.asScript = unescaped(source, from + 1, to - 1, text);
  }
}

/** `decoded`, which stands with escapes from `from` to `to`. */
export function unescaped(
  source: SourceText,
  from: number,
  to: number,
  decoded: string,
): SourceText {
  const raw = slice(source, from, to);
  if (raw.value === decoded) return raw;
  const map = unescapedMap(raw.value, decoded);
  if (map) return mapped(decoded, raw, map);
  return { value: decoded, span: () => source.span(from, to) };
}

/** Stands for what a command or a sum puts there. */
const EXPANDED = `\${…}`;

interface Reading {
  readonly text: string;
  readonly literal: boolean;
  readonly quoted: boolean;
}

function readWord(raw: string, node: WordNode): Reading {
  if (!/["'\\$`(]/.test(raw)) return { text: raw, literal: true, quoted: false };
  const quoted = /["'\\]/.test(raw);
  const { parts } = node;
  if (!parts) return { text: node.value, literal: true, quoted };
  let literal = true;
  const textOf = (part: WordPart): string => {
    switch (part.type) {
      case 'Literal':
      case 'Glob':
      case 'SingleQuoted':
      case 'AnsiCQuoted':
        return part.value;
      case 'DoubleQuoted':
      case 'LocaleString':
        return part.parts.map(textOf).join('');
      case 'SimpleExpansion':
        literal = false;
        return `\${${part.text.slice(1)}}`;
      case 'ParameterExpansion':
        literal = false;
        return part.text;
      case 'CommandExpansion':
      case 'ArithmeticExpansion':
      case 'ProcessSubstitution':
        literal = false;
        return EXPANDED;
      case 'ExtendedGlob':
      case 'BraceExpansion':
        literal &&= !part.text.includes('$');
        return part.text;
    }
  };
  const text = parts.map(textOf).join('');
  return { text, literal, quoted };
}

/**
 * The outer shell removes the quotes and expands first: variables are left as they are, what a
 * command would put there is a variable nobody knows.
 */
function scriptIn(source: SourceText, node: WordNode): SourceText {
  const { parts } = node;
  const [only] = parts ?? [];
  if (!parts || !only) return unescaped(source, node.pos, node.end, node.value);
  if (parts.length === 1 && only.type === 'SingleQuoted') {
    return slice(source, only.pos + 1, only.end - 1);
  }
  const map: CharacterMap = { starts: [], ends: [] };
  let value = '';
  const add = (text: string, from: number, to: number): void => {
    const raw = source.value.slice(from, to);
    const within = raw === text ? undefined : unescapedMap(raw, text);
    for (let k = 0; k < text.length; k++) {
      map.starts.push(Math.min(from + (within?.starts[k] ?? k), to));
      map.ends.push(Math.min(from + (within?.ends[k] ?? k + 1), to));
    }
    value += text;
  };
  const visit = (part: WordPart): void => {
    switch (part.type) {
      case 'DoubleQuoted':
      case 'LocaleString':
        part.parts.forEach(visit);
        break;
      case 'SingleQuoted':
        add(part.value, part.pos + 1, part.end - 1);
        break;
      case 'Literal':
      case 'Glob':
        add(part.value, part.pos, part.end);
        break;
      case 'AnsiCQuoted':
        add(part.value, part.pos + 2, part.end - 1);
        break;
      case 'CommandExpansion':
      case 'ArithmeticExpansion':
      case 'ProcessSubstitution':
        add(`\${${'_'.repeat(Math.max(1, part.end - part.pos - 3))}}`, part.pos, part.end);
        break;
      default:
        add(part.text, part.pos, part.end);
    }
  };
  parts.forEach(visit);
  return mapped(value, source, map);
}
