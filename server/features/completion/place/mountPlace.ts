import { mountKeyFact } from '../../../facts/mounts.ts';
import type { Slice } from '../../../syntax/split.ts';
import type { Around, MountAround, Place } from './places.ts';

/** The place of the cursor in the value of `--mount=`. */
export function mountPlace(around: Around, value: Slice): Place | undefined {
  const { line } = around;
  const { text, cursor } = line;
  const fields = fieldsOf(text, value);
  const field = fields.find(({ from, to }) => from <= cursor && cursor <= to);
  if (field === undefined) return undefined;
  const others = fields.filter((each) => each !== field).map((each) => pairOf(text, each));
  const own = pairOf(text, field);
  const mount: MountAround = {
    type: [...others, own].findLast(({ key }) => key === 'type')?.value.toLowerCase(),
    fields: new Map(others.map(({ key, value: each }) => [key, each])),
  };
  if (own.equals === undefined || cursor <= own.equals) {
    return {
      kind: 'mount key',
      around,
      mount,
      at: line.span(field.from, own.equals === undefined ? field.to : own.equals + 1),
      typed: line.typed(field.from),
    };
  }
  const key = mountKeyFact(own.key);
  if (key === undefined) return undefined;
  const from = own.equals + 1;
  return {
    kind: 'mount value',
    around,
    mount,
    key,
    at: line.span(from, field.to),
    typed: line.typed(from),
  };
}

/** Between commas; quotes around the whole or around fields are no part of them. */
function fieldsOf(text: string, { from, to }: Slice): readonly Slice[] {
  const fields: Slice[] = [];
  let start = from;
  for (let at = from; at <= to; at++) {
    const char = at === to ? ',' : text.charAt(at);
    if (char === ',') {
      fields.push(withoutQuotes(text, { from: start, to: at }));
      start = at + 1;
    }
  }
  return fields;
}

function withoutQuotes(text: string, { from, to }: Slice): Slice {
  const isQuote = (at: number): boolean => text.charAt(at) === '"' || text.charAt(at) === "'";
  const start = from < to && isQuote(from) ? from + 1 : from;
  return { from: start, to: to > start && isQuote(to - 1) ? to - 1 : to };
}

interface Pair {
  readonly key: string;
  readonly value: string;
  /** The index of `=`. */
  readonly equals: number | undefined;
}

function pairOf(text: string, { from, to }: Slice): Pair {
  const equals = text.slice(from, to).indexOf('=');
  if (equals < 0) {
    return { key: text.slice(from, to).toLowerCase(), value: '', equals: undefined };
  }
  return {
    key: text.slice(from, from + equals).toLowerCase(),
    value: text.slice(from + equals + 1, to),
    equals: from + equals,
  };
}
