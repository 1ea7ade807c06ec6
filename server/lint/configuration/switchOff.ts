import { isMap, isScalar, isSeq, type Node, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import type { ConfigKind } from './configFile.ts';

/**
 * The text of a configuration file in which the rule that `codes` name, its own first, is off as
 * well: comments and layout stay. `text` is that of the file, empty for a new one; `undefined` where
 * nobody can say how the rule gets in.
 */
export function switchedOff(
  text: string,
  codes: readonly string[],
  kind: ConfigKind = 'longshore',
): string | undefined {
  const [code] = codes;
  const document = parseDocument(text, { logLevel: 'silent', uniqueKeys: false });
  const { contents, errors } = document;
  // Behind the end of a document there is no place for more of it.
  if (code === undefined || errors.length > 0 || /^\.\.\.\s*$/m.test(text)) return undefined;
  const writer = new ConfigWriter(text);
  const isEmpty = contents === null || (isScalar(contents) && contents.value === null);
  if (isEmpty) return writer.appended(kind, code);
  if (!isMap(contents)) return undefined;
  const rules = kind === 'longshore' ? entryOf(contents, 'rules') : undefined;
  if (rules !== undefined) return writer.withRule(rules, codes);
  const listed = entryOf(contents, kind === 'longshore' ? 'ignore' : 'ignored');
  // Rules have severities where nothing is listed yet.
  if (listed !== undefined && (kind === 'hadolint' || isFilled(listed.value))) {
    return writer.withCode(listed, code);
  }
  return contents.flow ? undefined : writer.appended(kind, code);
}

/** A key and its value. */
interface Entry {
  readonly key: Node;
  readonly value: unknown;
}

function entryOf({ items }: YAMLMap, name: string): Entry | undefined {
  const pair = items.findLast(({ key }) => isScalar(key) && key.value === name);
  return pair && isScalar(pair.key) ? { key: pair.key, value: pair.value } : undefined;
}

function isFilled(value: unknown): boolean {
  return isSeq(value) && value.items.length > 0;
}

class ConfigWriter {
  readonly #text: string;
  readonly #lineBreak: string;

  constructor(text: string) {
    this.#text = text;
    this.#lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  }

  /** A key of its own at the end of the file. */
  appended(kind: ConfigKind, code: string): string {
    const gap = this.#text === '' || /[\r\n]$/.test(this.#text) ? '' : this.#lineBreak;
    const lines = kind === 'longshore' ? ['rules:', `  ${code}: off`] : ['ignored:', `  - ${code}`];
    return this.#text + gap + lines.join(this.#lineBreak) + this.#lineBreak;
  }

  /** `rules` with the rule, by whichever of its codes it is there. */
  withRule({ key, value }: Entry, codes: readonly string[]): string | undefined {
    const [code = ''] = codes;
    if (isNothing(value)) return this.#lineBehind(endOf(key), `  ${code}: off`);
    if (!isMap(value)) return undefined;
    const own = value.items.find(
      (pair) => isScalar(pair.key) && codes.includes(String(pair.key.value)),
    );
    if (own !== undefined) {
      if (isScalar(own.value) && own.value.value !== null) return this.#replaced(own.value, 'off');
      return isScalar(own.key) && isNothing(own.value)
        ? this.#behindColon(own.key, ' off')
        : undefined;
    }
    return this.#withItem(value, `${code}: off`);
  }

  /** A list with the code. */
  withCode({ key, value }: Entry, code: string): string | undefined {
    if (isNothing(value)) return this.#lineBehind(endOf(key), `  - ${code}`);
    if (!isSeq(value)) return undefined;
    return this.#withItem(value, value.flow ? code : `- ${code}`);
  }

  /** One more item behind the last one, laid out as it is. */
  #withItem(collection: YAMLMap | YAMLSeq, item: string): string | undefined {
    const { items, flow, range } = collection;
    const [start, end] = range ?? [];
    if (start === undefined || end === undefined) return undefined;
    if (flow) {
      const before = this.#text.slice(0, end - 1);
      const isOpen = items.length === 0 || /,\s*$/.test(before);
      const at = before.trimEnd().length;
      const comma = isOpen ? (items.length === 0 ? '' : ' ') : ', ';
      return this.#text.slice(0, at) + comma + item + this.#text.slice(at);
    }
    const last = lastEnd(items.at(-1));
    if (last === undefined) return undefined;
    const indent = /[ \t]*$/.exec(this.#text.slice(0, start))?.[0] ?? '';
    return this.#lineBehind(last, indent + item);
  }

  /** A line behind the one that holds `offset`, which may end in a comment. */
  #lineBehind(offset: number, line: string): string {
    const rest = /^[^\r\n]*/.exec(this.#text.slice(offset))?.[0].length ?? 0;
    const end = offset + rest;
    return this.#text.slice(0, end) + this.#lineBreak + line + this.#text.slice(end);
  }

  #replaced({ range }: Node, newText: string): string | undefined {
    return range ? this.#text.slice(0, range[0]) + newText + this.#text.slice(range[1]) : undefined;
  }

  #behindColon(key: Node, newText: string): string {
    const colon = this.#text.indexOf(':', endOf(key)) + 1;
    return this.#text.slice(0, colon) + newText + this.#text.slice(colon);
  }
}

/** Where what an item says ends: a pair's value, or its key where nothing follows. */
function lastEnd(item: unknown): number | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  if ('key' in item && 'value' in item) return lastEnd(item.value) ?? lastEnd(item.key);
  if (isMap(item) || isSeq(item)) return item.flow ? item.range?.[1] : lastEnd(item.items.at(-1));
  return isNothing(item) ? undefined : (item as Node).range?.[1];
}

function isNothing(value: unknown): boolean {
  return value === null || (isScalar(value) && value.value === null);
}

function endOf({ range }: Node): number {
  return range?.[1] ?? 0;
}
