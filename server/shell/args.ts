import type { ShellWord } from './script.ts';

/** `--name`, `--name=value`, or one letter of `-abc`. */
export interface ArgFlag {
  /** Without dashes. */
  readonly name: string;
  /** What follows `=`, or the rest of the word behind a letter; `undefined` when there is none. */
  readonly attached: string | undefined;
  /** The whole word: several letters share one. */
  readonly word: ShellWord;
}

/** The words behind a program's name, read as most programs read them (getopt). */
export class Args {
  readonly words: readonly ShellWord[];
  #flags: readonly ArgFlag[] | undefined;
  /** For the flags that were last asked for: one rule after the other asks for the same ones. */
  #positional:
    | { readonly valueFlags: readonly string[]; readonly words: readonly ShellWord[] }
    | undefined;

  constructor(words: readonly ShellWord[]) {
    this.words = words;
  }

  /** Every flag, in order, up to `--`. */
  get flags(): readonly ArgFlag[] {
    this.#flags ??= readFlags(this.words);
    return this.#flags;
  }

  /** The first word that is one of `texts`. */
  find(...texts: readonly string[]): ShellWord | undefined {
    return this.words.find((word) => texts.includes(word.text));
  }

  /** Some word is one of `texts`. */
  hasAny(...texts: readonly string[]): boolean {
    return this.words.some((word) => texts.includes(word.text));
  }

  /** The words follow each other in this order, without others between. */
  hasSequence(...texts: readonly string[]): boolean {
    return this.words.some((_, at) => texts.every((text, k) => this.words[at + k]?.text === text));
  }

  /** The first flag of one of these names (no dashes). */
  flag(...names: readonly string[]): ArgFlag | undefined {
    return this.flags.find((flag) => names.includes(flag.name));
  }

  hasFlag(...names: readonly string[]): boolean {
    return this.flag(...names) !== undefined;
  }

  /** How often a flag of this name is given: `-qq` is two. */
  countFlag(name: string): number {
    return this.flags.filter((flag) => flag.name === name).length;
  }

  /** What a flag is given: `--name=v`, `--name v`, `-nv`, `-n v`. */
  flagValue(...names: readonly string[]): string | undefined {
    const flag = this.flag(...names);
    if (!flag) return undefined;
    return flag.attached ?? this.words[this.words.indexOf(flag.word) + 1]?.text;
  }

  /**
   * The words that are no flags. `valueFlags` name the flags (no dashes) that take the next word
   * with them.
   */
  positional(valueFlags: readonly string[] = NONE): readonly ShellWord[] {
    if (this.#positional?.valueFlags !== valueFlags) {
      this.#positional = { valueFlags, words: this.#readPositional(valueFlags) };
    }
    return this.#positional.words;
  }

  #readPositional(valueFlags: readonly string[]): readonly ShellWord[] {
    const found: ShellWord[] = [];
    let rest = false;
    for (let at = 0; at < this.words.length; at++) {
      const word = this.words[at];
      if (word === undefined) break;
      if (!rest && word.text === '--') rest = true;
      else if (rest || !isFlag(word.text)) found.push(word);
      else if (takesNext(word.text, valueFlags)) at++;
    }
    return found;
  }

  /** The arguments behind the first word that is one of `texts`; `undefined` without one. */
  after(...texts: readonly string[]): Args | undefined {
    const at = this.words.findIndex((word) => texts.includes(word.text));
    return at < 0 ? undefined : new Args(this.words.slice(at + 1));
  }
}

const NONE: readonly string[] = [];

function isFlag(text: string): boolean {
  return text.length > 1 && text.charCodeAt(0) === 45 && text !== '--';
}

function readFlags(words: readonly ShellWord[]): ArgFlag[] {
  const flags: ArgFlag[] = [];
  for (const word of words) {
    const { text } = word;
    if (text === '--') break;
    if (!isFlag(text)) continue;
    if (text.startsWith('--')) {
      const equals = text.indexOf('=');
      flags.push({
        name: text.slice(2, equals < 0 ? undefined : equals),
        attached: equals < 0 ? undefined : text.slice(equals + 1),
        word,
      });
    } else {
      for (let i = 1; i < text.length && /[\w?]/.test(text[i] ?? ''); i++) {
        const attached = text.slice(i + (text[i + 1] === '=' ? 2 : 1));
        flags.push({ name: text[i] ?? '', attached: attached || undefined, word });
      }
    }
  }
  return flags;
}

function takesNext(text: string, valueFlags: readonly string[]): boolean {
  if (text.startsWith('--')) return !text.includes('=') && valueFlags.includes(text.slice(2));
  if (valueFlags.includes(text.slice(1))) return true;
  // In `-abc x` the first letter that takes a value takes the rest of the word, if there is one.
  for (let i = 1; i < text.length; i++) {
    if (valueFlags.includes(text[i] ?? '')) return i === text.length - 1;
  }
  return false;
}
