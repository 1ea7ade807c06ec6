import { isBlank, skipSpace } from '../syntax/chars.ts';

/** Why arguments that look like a JSON array of strings are none. */
export type ArrayFault =
  | 'bare-word'
  | 'double-comma'
  | 'escape'
  | 'missing-bracket'
  | 'missing-comma'
  | 'missing-quote'
  | 'non-string'
  | 'single-quotes'
  | 'text-behind'
  | 'trailing-comma';

/** A replacement, by indexes of the text. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly newText: string;
}

/** A fault, by indexes of the text. */
export interface Fault {
  readonly fault: ArrayFault;
  readonly from: number;
  readonly to: number;
  readonly edits: readonly Edit[];
}

interface Item {
  readonly from: number;
  readonly to: number;
  readonly kind: 'double' | 'single' | 'open' | 'other';
}

const ESCAPE = /^\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/;
/** How long a word in such quotes may be. */
const MAX_CURLY = 200;
/** A word that needs nothing but quotes to be JSON. */
export const PLAIN_WORD = /^[\w./:@=-]+$/;
/** What word processors make of quotes. */
const CURLY =
  /^[\u201c\u201d\u201e\u2018\u2019]([^\u201c\u201d\u2018\u2019,[\]]*)[\u201c\u201d\u2018\u2019]/;

/** Reads `[…]` item by item, noting what JSON does not allow. */
export class ArrayReader {
  readonly #text: string;
  readonly #inShell: boolean;
  readonly #items: Item[] = [];
  readonly #faults: Fault[] = [];
  #at: number;
  #commas = 0;

  /** `inShell`: a word in brackets alone may be a test of the shell. */
  constructor(text: string, from: number, inShell: boolean) {
    this.#text = text;
    this.#inShell = inShell;
    this.#at = from + 1;
  }

  read(): Fault | undefined {
    const closed = this.#readItems();
    if (closed === undefined) return undefined;
    const strings = this.#items.filter(({ kind }) => kind !== 'other').length;
    const others = this.#items.length - strings;
    if (others > 0) return closed ? this.#bareWords() : undefined;
    if (!closed && this.#faults.length === 0) return this.#missingBracket();
    return this.#merged();
  }

  #missingBracket(): Fault | undefined {
    const { length } = this.#text;
    const isList = this.#items.length > 0 && (this.#commas > 0 || this.#items.length === 1);
    if (!isList) return undefined;
    const edits = this.#text.endsWith(',') ? [] : [{ from: length, to: length, newText: ']' }];
    return { fault: 'missing-bracket', from: length - 1, to: length, edits };
  }

  /** Whether the array closes; `undefined` when it does not look like one. */
  #readItems(): boolean | undefined {
    const text = this.#text;
    let separated = true;
    for (;;) {
      this.#at = skipSpace(text, this.#at, text.length);
      const char = text.charAt(this.#at);
      if (char === '') return false;
      if (char === ']') {
        this.#at++;
        return this.#readEnd(separated);
      }
      if (char === ',') {
        this.#readComma(separated);
        separated = true;
        continue;
      }
      const item = this.#readItem();
      if (item === undefined) return undefined;
      const last = this.#items.at(-1);
      if (!separated && last !== undefined) {
        if (item.kind === 'other' || last.kind === 'other') return undefined;
        const edits = [{ from: last.to, to: last.to, newText: ',' }];
        this.#fault('missing-comma', last.to - 1, item.from + 1, edits);
      }
      this.#items.push(item);
      separated = false;
      if (item.kind === 'open') return true;
    }
  }

  #readComma(separated: boolean): void {
    const at = this.#at++;
    this.#commas++;
    if (separated) this.#fault('double-comma', at, at + 1, [{ from: at, to: at + 1, newText: '' }]);
  }

  #readEnd(separated: boolean): boolean | undefined {
    const text = this.#text;
    if (separated && this.#commas > 0 && this.#items.length > 0) {
      const comma = text.lastIndexOf(',', this.#at - 2);
      this.#fault('trailing-comma', comma, comma + 1, [
        { from: comma, to: comma + 1, newText: '' },
      ]);
    }
    const rest = skipSpace(text, this.#at, text.length);
    if (rest === text.length) return true;
    // What stands behind a single item may be the rest of a shell's test.
    if (this.#commas === 0) return undefined;
    this.#fault('text-behind', rest, text.length, []);
    return true;
  }

  #readItem(): Item | undefined {
    const text = this.#text;
    const from = this.#at;
    const char = text.charAt(from);
    if (char === '"') return this.#doubleQuoted(from);
    if (char === "'") return this.#singleQuoted(from);
    if (char >= '\u2018' && char <= '\u201e') {
      const curly = CURLY.exec(text.slice(from, from + MAX_CURLY))?.[0].length;
      if (curly !== undefined) return this.#otherQuotes(from, from + curly);
    }
    let to = from;
    while (
      to < text.length &&
      !',]"\''.includes(text.charAt(to)) &&
      !isBlank(text.charCodeAt(to))
    ) {
      to++;
    }
    if (to === from) return undefined;
    this.#at = to;
    return { from, to, kind: 'other' };
  }

  #doubleQuoted(from: number): Item {
    const text = this.#text;
    for (let at = from + 1; at < text.length; at++) {
      const char = text.charAt(at);
      if (char === '"') {
        this.#at = at + 1;
        return { from, to: at + 1, kind: 'double' };
      }
      if (char !== '\\') continue;
      if (!ESCAPE.test(text.slice(at, at + 6))) {
        this.#fault('escape', at, at + 2, [{ from: at, to: at, newText: '\\' }]);
      }
      at++;
    }
    return this.#open(from);
  }

  #singleQuoted(from: number): Item {
    const close = this.#text.indexOf("'", from + 1);
    if (close < 0) return this.#open(from);
    return this.#otherQuotes(from, close + 1);
  }

  #otherQuotes(from: number, to: number): Item {
    const edits = /["\\]/.test(this.#text.slice(from + 1, to - 1))
      ? []
      : [
          { from, to: from + 1, newText: '"' },
          { from: to - 1, to, newText: '"' },
        ];
    this.#fault('single-quotes', from, to, edits);
    this.#at = to;
    return { from, to, kind: 'single' };
  }

  #open(from: number): Item {
    const { length } = this.#text;
    this.#fault('missing-quote', from, from + 1, []);
    this.#at = length;
    return { from, to: length, kind: 'open' };
  }

  /** Some items have no quotes and are words all the same. */
  #bareWords(): Fault | undefined {
    const others = this.#items.filter(({ kind }) => kind === 'other');
    const [first] = others;
    if (first === undefined || this.#faults.length > 0) return undefined;
    if (this.#commas === 0 && this.#inShell) return undefined;
    const arePlain = others.every(({ from, to }) => PLAIN_WORD.test(this.#text.slice(from, to)));
    const edits = others.flatMap(quotesAround);
    return arePlain ? { fault: 'bare-word', from: first.from, to: first.to, edits } : undefined;
  }

  /** The first fault, with the edits of all: one alone would leave the array broken. */
  #merged(): Fault | undefined {
    const [first] = this.#faults;
    if (first === undefined || this.#items.length === 0) return undefined;
    const isWhole = this.#faults.every(({ edits }) => edits.length > 0);
    return { ...first, edits: isWhole ? this.#faults.flatMap(({ edits }) => edits) : [] };
  }

  #fault(fault: ArrayFault, from: number, to: number, edits: readonly Edit[]): void {
    this.#faults.push({ fault, from, to, edits });
  }
}

/** Puts a word in double quotes. */
export function quotesAround({ from, to }: Pick<Item, 'from' | 'to'>): readonly Edit[] {
  return [
    { from, to: from, newText: '"' },
    { from: to, to, newText: '"' },
  ];
}
