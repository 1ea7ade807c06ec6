/**
 * A glob of `.editorconfig` as a pattern for paths below its folder. One without a slash is for files
 * in any folder; a glob that makes no sense matches itself.
 *
 * @see https://spec.editorconfig.org/#glob-expressions
 */
export function globPattern(glob: string): RegExp {
  const reader = new GlobReader(glob.startsWith('/') ? glob.slice(1) : glob);
  const source = reader.read();
  const anywhere = glob.includes('/') ? '' : '(?:.*/)?';
  return new RegExp(`^${anywhere}${source}$`, 's');
}

class GlobReader {
  readonly #glob: string;
  /** Braces mean something: each has its partner. */
  readonly #hasChoices: boolean;
  #at = 0;

  constructor(glob: string) {
    this.#glob = glob;
    this.#hasChoices = areBalanced(glob);
  }

  read(): string {
    return this.#readTo('');
  }

  /** Up to one of `stops` or the end. */
  #readTo(stops: string): string {
    let source = '';
    while (this.#at < this.#glob.length) {
      const char = this.#glob.charAt(this.#at);
      if (stops.includes(char)) break;
      source += this.#readOne(char);
    }
    return source;
  }

  #readOne(char: string): string {
    const rest = this.#glob.slice(this.#at);
    switch (char) {
      case '\\':
        this.#at += 2;
        return literal(rest.charAt(1) || char);
      case '*':
        this.#at += rest.startsWith('**') ? 2 : 1;
        return rest.startsWith('**') ? '.*' : '[^/]*';
      case '?':
        this.#at++;
        return '[^/]';
      case '[':
        return this.#set(rest);
      case '{':
        return this.#choice(rest);
      default:
        this.#at++;
        return literal(char);
    }
  }

  #set(rest: string): string {
    const [all, not, chars] = /^\[(!?)((?:\\.|[^\]\\/])+)\]/.exec(rest) ?? [];
    if (all === undefined || chars === undefined) {
      this.#at++;
      return literal('[');
    }
    this.#at += all.length;
    const escaped = chars.replace(/\\(.)/g, '$1').replace(/[\\\]^]/g, '\\$&');
    return `[${not ? '^/' : ''}${escaped}]`;
  }

  #choice(rest: string): string {
    const [range, low, high] = /^\{([+-]?\d+)\.\.([+-]?\d+)\}/.exec(rest) ?? [];
    if (range !== undefined) {
      this.#at += range.length;
      return numbers(Number(low), Number(high));
    }
    this.#at++;
    if (!this.#hasChoices) return literal('{');
    const choices: string[] = [];
    while (this.#glob.charAt(this.#at - 1) !== '}' || choices.length === 0) {
      choices.push(this.#readTo(',}'));
      this.#at++;
    }
    // `{a}` is no choice.
    return choices.length > 1 ? `(?:${choices.join('|')})` : `\\{${choices.join('')}\\}`;
  }
}

function areBalanced(glob: string): boolean {
  let depth = 0;
  for (const [char] of glob.matchAll(/\\.|[{}]/gs)) {
    if (char === '{') depth++;
    else if (char === '}' && --depth < 0) return false;
  }
  return depth === 0;
}

/** So many numbers are written out. */
const MANY = 1000;

function numbers(low: number, high: number): string {
  const [from, to] = low < high ? [low, high] : [high, low];
  if (to - from > MANY) return '[+-]?\\d+';
  return `(?:${Array.from({ length: to - from + 1 }, (_, n) => from + n).join('|')})`;
}

function literal(char: string): string {
  return char.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
