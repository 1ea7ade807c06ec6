import type { DockerfileModel } from '../../../model/model.ts';
import { skipSpace, trimEnd } from '../../../syntax/chars.ts';
import { type Slice, splitAtBlanks, splitQuoted } from '../../../syntax/split.ts';
import { jsonPlace } from './jsonPlace.ts';
import type { ArgumentPlace, Around, KeyPlace, Place, ValuePlace } from './places.ts';

const CUT_AT_BLANKS = new Set(['ADD', 'COPY', 'EXPOSE', 'FROM', 'VOLUME']);
const PAIRS = new Set(['ARG', 'ENV', 'LABEL']);
const WHOLE = new Set(['SHELL', 'STOPSIGNAL', 'USER', 'WORKDIR']);
const TAKES_JSON = new Set([
  ...['ADD', 'CMD', 'COPY', 'ENTRYPOINT', 'HEALTHCHECK', 'RUN', 'SHELL', 'VOLUME'],
]);

/** The place of the cursor behind the flags; `undefined` in the text of a shell. */
export function argumentPlace(model: DockerfileModel, around: Around): Place | undefined {
  const { name, line, argsFrom } = around;
  const { text } = line;
  const from = Math.min(argsFrom, line.cursor);
  const to = Math.max(trimEnd(text, from, text.length), line.cursor);
  if (TAKES_JSON.has(name)) {
    const bracket = name === 'HEALTHCHECK' ? behindFirstWord(text, from, to) : from;
    if (text.charAt(bracket) === '[' && bracket < line.cursor) {
      return jsonPlace(around, { from: bracket, to });
    }
  }
  if (PAIRS.has(name)) return pairPlace(model, around, { from, to });
  if (WHOLE.has(name)) return wholePlace(around, { from, to });
  if (CUT_AT_BLANKS.has(name)) return wordPlace(around, splitAtBlanks(text, from, to));
  const words = splitAtBlanks(text, from, to);
  const [first] = words;
  // What follows is a command.
  const isCommand = first !== undefined && line.cursor > first.to;
  return name === 'HEALTHCHECK' && !isCommand ? wordPlace(around, words.slice(0, 1)) : undefined;
}

function behindFirstWord(text: string, from: number, to: number): number {
  const [first] = splitAtBlanks(text, from, to);
  return first === undefined ? to : skipSpace(text, first.to, to);
}

function wordPlace(around: Around, words: readonly Slice[]): ArgumentPlace {
  const { line } = around;
  const { cursor, text } = line;
  const index = words.filter(({ to }) => to < cursor).length;
  const next = words[index];
  const own = next !== undefined && next.from <= cursor ? next : undefined;
  const slice = own ?? { from: cursor, to: cursor };
  const texts = words.map(({ from, to }) => text.slice(from, to));
  if (own === undefined) texts.splice(index, 0, '');
  return {
    kind: 'argument',
    around,
    index,
    words: texts,
    json: undefined,
    at: line.span(slice.from, slice.to),
    typed: line.typed(slice.from),
  };
}

/** All that follows is one word; quotes around it are no part of it. */
function wholePlace(around: Around, { from, to }: Slice): ArgumentPlace {
  const { line } = around;
  const { cursor, text } = line;
  const quoted = /["']/.test(text.charAt(from)) && from < cursor ? 1 : 0;
  const closes = quoted === 1 && to - 1 >= cursor && text.charAt(to - 1) === text.charAt(from);
  const slice = { from: from + quoted, to: closes ? to - 1 : to };
  return {
    kind: 'argument',
    around,
    index: 0,
    words: [text.slice(slice.from, slice.to)],
    json: undefined,
    at: line.span(slice.from, slice.to),
    typed: line.typed(slice.from),
  };
}

function pairPlace(
  { syntax }: DockerfileModel,
  around: Around,
  { from, to }: Slice,
): KeyPlace | ValuePlace | undefined {
  const { line, name } = around;
  const { text, cursor } = line;
  const words = splitQuoted(text, from, to, syntax.escape);
  const own = words.find((word) => word.from <= cursor && cursor <= word.to);
  const slice = own ?? { from: cursor, to: cursor };
  const equals = text.slice(slice.from, slice.to).indexOf('=');
  const [first] = words;
  // `ENV key value`: all that follows the key is the value.
  const isOld =
    name !== 'ARG' && first !== undefined && !text.slice(first.from, first.to).includes('=');
  if (isOld && cursor > first.to) return undefined;
  if (equals < 0 || cursor <= slice.from + equals) {
    const quoted = /["']/.test(text.charAt(slice.from)) && slice.from < cursor ? 1 : 0;
    const start = slice.from + quoted;
    return {
      kind: 'key',
      around,
      given: words.filter((word) => word !== own).map((word) => keyOf(text, word)),
      valued: equals >= 0,
      at: line.span(start, equals < 0 ? slice.to : slice.from + equals),
      typed: line.typed(start),
    };
  }
  return valuePlace(around, slice, slice.from + equals + 1);
}

function valuePlace(around: Around, word: Slice, from: number): ValuePlace {
  const { line } = around;
  const { text, cursor } = line;
  const char = text.charAt(from);
  const quote = (char === '"' || char === "'") && from < cursor ? char : '';
  const start = from + quote.length;
  const closes = quote !== '' && word.to - 1 >= cursor && text.charAt(word.to - 1) === quote;
  return {
    kind: 'value',
    around,
    key: keyOf(text, word),
    quote,
    at: line.span(start, closes ? word.to - 1 : word.to),
    typed: line.typed(start),
  };
}

function keyOf(text: string, { from, to }: Slice): string {
  const [key = ''] = text.slice(from, to).split('=', 1);
  return key.replace(/["']/g, '');
}
