/** What became of some keys. */
export interface Typed {
  /** For the screen. */
  readonly echo: string;
  /** Whole lines for the program. */
  readonly send: string;
  /** Ctrl-D on an empty line: no more input follows. */
  readonly end: boolean;
  /** Ctrl-C. */
  readonly interrupt: boolean;
}

/**
 * What a terminal does by itself where the program has none: shows what is typed, lets it be
 * corrected, and hands it over line by line.
 */
export class LineEditor {
  #line: readonly string[] = [];

  type(text: string): Typed {
    let echo = '';
    let send = '';
    for (const [key] of text.replaceAll('\r\n', '\r').matchAll(KEYS)) {
      switch (key) {
        case '\r':
        case '\n':
          echo += '\r\n';
          send += `${this.#take()}\n`;
          break;
        case '\x7f':
        case '\b':
          echo += erase(this.#line.slice(-1));
          this.#line = this.#line.slice(0, -1);
          break;
        case '\x15':
          echo += erase(this.#line);
          this.#line = [];
          break;
        case '\x03':
          return { echo: `${echo}^C`, send, end: false, interrupt: true };
        case '\x04':
          if (this.#line.length === 0) {
            return { echo, send, end: true, interrupt: false };
          }
          send += this.#take();
          break;
        default:
          if (key === '\t' || key >= ' ') {
            echo += key;
            this.#line = [...this.#line, key];
          }
      }
    }
    return { echo, send, end: false, interrupt: false };
  }

  #take(): string {
    const line = this.#line.join('');
    this.#line = [];
    return line;
  }
}

/** A key: a sequence of control codes, such as an arrow's, or one character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const KEYS = /\x1b(?:\[[0-9;?]*[ -/]*[@-~]|O.|.)?|./gsu;

function erase(characters: readonly string[]): string {
  const columns = characters.reduce((sum, one) => sum + width(one), 0);
  return '\b \b'.repeat(columns);
}

/** East Asian characters and pictures are two columns wide. */
function width(character: string): number {
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}]/u.test(
    character,
  )
    ? 2
    : 1;
}
