import type { Slice } from '../../../syntax/split.ts';
import type { ArgumentPlace, Around } from './places.ts';

/** The place of the cursor in a JSON array that begins at `from` and may be half written. */
export function jsonPlace(around: Around, { from, to }: Slice): ArgumentPlace | undefined {
  const { line } = around;
  const { text, cursor } = line;
  const strings = stringsIn(text, { from: from + 1, to });
  const close = text.slice(strings.at(-1)?.to ?? from + 1, to).indexOf(']');
  if (close >= 0 && cursor > (strings.at(-1)?.to ?? from + 1) + close) return undefined;
  const words = strings.map((string) => string.value);
  const index = strings.findIndex((each) => {
    return each.from < cursor && (each.closed ? cursor < each.to : cursor <= each.to);
  });
  const own = strings[index];
  if (own === undefined) {
    const before = strings.filter((string) => string.to <= cursor).length;
    return {
      kind: 'argument',
      around,
      index: before,
      words: words.toSpliced(before, 0, ''),
      json: 'between strings',
      at: line.span(cursor, cursor),
      typed: '',
    };
  }
  return {
    kind: 'argument',
    around,
    index,
    words,
    json: 'in a string',
    at: line.span(own.from + 1, own.closed ? own.to - 1 : own.to),
    typed: line.typed(own.from + 1),
  };
}

interface StringSlice extends Slice {
  readonly value: string;
  readonly closed: boolean;
}

/**
 * The strings, quotes included. One that nothing sensible follows has no end: it goes on to the next
 * comma or bracket, so that it doesn't take what follows it.
 */
function stringsIn(text: string, { from, to }: Slice): readonly StringSlice[] {
  const strings: StringSlice[] = [];
  const pattern = /"((?:[^"\\]|\\.)*)("?)/y;
  for (let at = from; at < to; at++) {
    if (text.charAt(at) !== '"') continue;
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    const [whole = '', inside = '', quote = ''] = match ?? [];
    const behind = text.slice(at + whole.length, to).trimStart();
    const closed = quote !== '' && at + whole.length <= to && /^(?:[,\]]|$)/.test(behind);
    const end = closed ? at + whole.length : endOfOpen(text, at + 1, to);
    const value = closed ? inside : text.slice(at + 1, end);
    strings.push({ from: at, to: end, value: unescaped(value), closed });
    at = end - 1;
  }
  return strings;
}

function endOfOpen(text: string, from: number, to: number): number {
  const found = text.slice(from, to).search(/[,\]]/);
  return found < 0 ? to : from + found;
}

function unescaped(text: string): string {
  return text.replace(/\\(["\\/])/g, '$1');
}
