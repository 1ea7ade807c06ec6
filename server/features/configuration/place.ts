import type { Span } from '../../syntax/nodes.ts';

/** Where in a configuration file something stands, or would stand if it were typed. */
export interface ConfigPlace {
  /** The keys around it, from the top; `[]` for a list. */
  readonly path: readonly string[];
  /** A key of the map at `path`, or the value of `path` itself: `[]` last for an item. */
  readonly kind: 'key' | 'value';
  /** The word at the cursor; empty where none is typed yet. */
  readonly word: Span;
  /** Between brackets, all on one line. */
  readonly flow: boolean;
}

/**
 * The place at `offset`; `undefined` in a comment. Reads lines and brackets only, so that it knows
 * its way in a file that isn't YAML yet, in linear time.
 */
export function placeAt(text: string, offset: number): ConfigPlace | undefined {
  let start = offset;
  while (start > 0 && isWordCharacter(text.charAt(start - 1))) start--;
  let end = offset;
  while (end < text.length && isWordCharacter(text.charAt(end))) end++;
  const scanner = new Scanner();
  const before = text.slice(0, start);
  for (const line of before.split(/\r\n|\r|\n/)) scanner.line(line);
  return scanner.place({ start, end });
}

const FLOW_TOKENS = /"(?:\\.|[^"\\])*"?|'[^']*'?|\s#.*|^#.*|[[\]{},]|:(?=\s|$)|[^\s[\]{},:]+|:/g;

interface Block {
  readonly indent: number;
  readonly name: string;
}

interface Flow {
  readonly bracket: '[' | '{';
  /** The key whose value is read, in a map. */
  key: string | undefined;
  token: string;
}

/** Goes through the lines before a place. The last one ends there. */
class Scanner {
  #blocks: Block[] = [];
  #flows: Flow[] = [];
  /** What may come behind the last line. */
  #state: 'key' | 'value' | 'comment' = 'key';
  /** How far the last line is indented, if it is blank: what it belongs to shows when it is filled. */
  #blank: number | undefined;

  line(text: string): void {
    if (this.#flows.length > 0) {
      this.#flow(text);
      return;
    }
    const indent = text.length - text.trimStart().length;
    this.#block(text.slice(indent), indent);
  }

  place(word: Span): ConfigPlace | undefined {
    if (this.#state === 'comment') return undefined;
    const indent = this.#blank ?? Number.POSITIVE_INFINITY;
    const around = this.#blocks.filter((block) => block.indent < indent);
    const blocks = around.map(({ name }) => name);
    const innermost = this.#flows.at(-1);
    if (innermost === undefined) {
      return { path: blocks, kind: this.#state, word, flow: false };
    }
    const inFlow = this.#flows.flatMap(({ bracket, key }) =>
      bracket === '[' ? ['[]'] : key === undefined ? [] : [key],
    );
    const isKey = innermost.bracket === '{' && innermost.key === undefined;
    return { path: [...blocks, ...inFlow], kind: isKey ? 'key' : 'value', word, flow: true };
  }

  #block(content: string, indent: number): void {
    this.#state = 'key';
    this.#blank = content === '' ? indent : undefined;
    if (content === '') return;
    if (content.startsWith('#')) {
      this.#state = 'comment';
      return;
    }
    const dash = /^-(?:\s+|$)/.exec(content)?.[0];
    if (dash === undefined) {
      this.#blocks = this.#blocks.filter((block) => block.indent < indent);
      this.#entry(content, indent, 'key');
      return;
    }
    // A list may stand below its key without an indent.
    this.#blocks = this.#blocks.filter(
      (block) => block.indent < indent || (block.indent === indent && block.name !== '[]'),
    );
    this.#blocks.push({ indent, name: '[]' });
    this.#entry(content.slice(dash.length), indent + dash.length, 'value');
  }

  /** `key: value`, or a value alone. */
  #entry(content: string, indent: number, alone: 'key' | 'value'): void {
    const key = /^(?:"([^"]*)"|'([^']*)'|([^\s#"'[{:][^:#]*?))\s*:(?:\s+|$)/.exec(content);
    const value = key ? content.slice(key[0].length) : content;
    if (key) this.#blocks.push({ indent, name: key[1] ?? key[2] ?? key[3] ?? '' });
    this.#state = key ? 'value' : alone;
    if (/^[[{]/.test(value)) this.#flow(value);
    else if (/(?:^|\s)#/.test(value)) this.#state = 'comment';
  }

  #flow(text: string): void {
    this.#state = 'value';
    for (const [token] of text.matchAll(FLOW_TOKENS)) {
      const innermost = this.#flows.at(-1);
      if (/^\s?#/.test(token)) this.#state = 'comment';
      else if (token === '[' || token === '{') {
        this.#flows.push({ bracket: token, key: undefined, token: '' });
      } else if (token === ']' || token === '}') this.#flows.pop();
      else if (innermost === undefined) continue;
      else if (token === ',') {
        innermost.key = undefined;
        innermost.token = '';
      } else if (token === ':' && innermost.bracket === '{') innermost.key = innermost.token;
      else innermost.token = token.replace(/^["']|["']$/g, '');
    }
  }
}

function isWordCharacter(character: string): boolean {
  return /[\w.*/-]/.test(character);
}
