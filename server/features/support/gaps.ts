import type { ShellKind } from '../../shell/script.ts';
import { isBlank, skipSpace } from '../../syntax/chars.ts';
import { type JsonSlice, readJsonArray } from '../../syntax/jsonArray.ts';
import type { Instruction, LogicalText, Span } from '../../syntax/nodes.ts';
import { splitFlags } from '../../syntax/split.ts';
import { foreignGaps, shellGaps } from './shellGaps.ts';

/**
 * White space that may be more or less, from the end of what stands before it to what stands behind
 * it: perhaps with continuations and comments, perhaps nothing at all.
 */
export interface Gap extends Span {
  /**
   * What belongs there on one line. `undefined`: as it is, because whoever runs the instruction may
   * see it.
   */
  readonly blank: ' ' | '' | undefined;
}

export interface GapContext {
  readonly escapeChar: string;
  /** The language of the SHELL in force. */
  readonly shell: ShellKind;
}

/** How BuildKit cuts the arguments into words. */
const WORDS: ReadonlySet<string> = new Set([
  ...['ADD', 'ARG', 'COPY', 'ENV', 'EXPOSE', 'FROM', 'LABEL', 'VOLUME'],
]);
const PAIRS: ReadonlySet<string> = new Set(['ENV', 'LABEL']);
const MAY_BE_JSON: ReadonlySet<string> = new Set(['ADD', 'COPY', 'VOLUME']);
const COMMANDS: ReadonlySet<string> = new Set(['CMD', 'ENTRYPOINT', 'RUN']);

/** The gaps of `instruction`, in the order of the text. */
export function gapsOf(instruction: Instruction, context: GapContext): readonly Gap[] {
  const gaps: Gap[] = [];
  addGaps(instruction, context, gaps);
  return gaps;
}

function addGaps(instruction: Instruction, context: GapContext, gaps: Gap[]): void {
  const { name, keyword, body, argsIndex, trigger } = instruction;
  if (body.value === '') return;
  gaps.push({ start: keyword.end, end: body.start, blank: ' ' });
  const writer = new GapWriter(body, gaps);
  if (argsIndex > 0) addFlagGaps(writer, context);
  if (trigger !== undefined) {
    addGaps(trigger, context, gaps);
    return;
  }
  if (name === 'HEALTHCHECK') addHealthcheckGaps(instruction, writer, context);
  else if (instruction.json !== undefined) addJsonGaps(writer, argsIndex);
  else if (COMMANDS.has(name)) addShellGaps(writer, argsIndex, context);
  else if (isLegacy(instruction)) addLegacyGap(writer, argsIndex, context);
  else if (WORDS.has(name)) addWordGaps(instruction, writer);
}

function isLegacy({ name, words }: Instruction): boolean {
  return PAIRS.has(name) && words[0]?.text.includes('=') === false;
}

class GapWriter {
  readonly body: LogicalText;
  readonly #gaps: Gap[];

  constructor(body: LogicalText, gaps: Gap[]) {
    this.body = body;
    this.#gaps = gaps;
  }

  /** Notes the gap from `from` to `to`, if there is nothing but white space. */
  add(from: number, to: number, blank: Gap['blank']): void {
    const { body } = this;
    if (skipSpace(body.value, from, to) !== to) return;
    const start = from === 0 ? body.start : body.offsetAt(from - 1) + 1;
    this.#gaps.push({ start, end: body.offsetAt(to), blank });
  }
}

function addFlagGaps(writer: GapWriter, { escapeChar }: GapContext): void {
  const { value } = writer.body;
  const { flags, rest } = splitFlags(value, 0, value.length, escapeChar);
  const ends = flags.map(({ to }) => to);
  const last = ends.at(-1) ?? 0;
  for (const [n, { from }] of flags.entries()) {
    if (n > 0) writer.add(ends[n - 1] ?? 0, from, ' ');
  }
  // A lone `--` may stand there, which ends the flags.
  if (last > 0 && rest < value.length) writer.add(last, rest, ' ');
}

function addWordGaps(instruction: Instruction, writer: GapWriter): void {
  const { name, words, heredocs } = instruction;
  // Where JSON may stand, a blank for a tab could make it some.
  if (MAY_BE_JSON.has(name) && words[0]?.text.startsWith('[')) return;
  let before = words[0];
  let next = 0;
  for (const word of words.slice(1)) {
    const from = (before?.index ?? 0) + (before?.text.length ?? 0);
    while ((heredocs[next]?.opener.end ?? word.start + 1) <= word.start) next++;
    // The blanks in `<< EOF` are looked at by those who look for heredocs.
    const isInside = (heredocs[next]?.opener.start ?? word.start) < word.start;
    if (!isInside) writer.add(from, word.index, ' ');
    before = word;
  }
}

/** `ENV key value`: the value is one text. */
function addLegacyGap(writer: GapWriter, argsIndex: number, { escapeChar }: GapContext): void {
  const { value } = writer.body;
  let from = argsIndex;
  while (from < value.length && !isBlank(value.charCodeAt(from))) from++;
  let to = from;
  while (to < value.length && isBlank(value.charCodeAt(to))) to++;
  // One blank alone could be part of a word behind an escape, which would make it another form.
  if (to < value.length && value[from - 1] !== escapeChar) writer.add(from, to, ' ');
}

function addHealthcheckGaps(
  { words, json }: Instruction,
  writer: GapWriter,
  context: GapContext,
): void {
  const { value } = writer.body;
  const [type] = words;
  if (type === undefined) return;
  let from = type.index;
  while (from < value.length && !isBlank(value.charCodeAt(from))) from++;
  const to = skipSpace(value, from, value.length);
  if (to >= value.length) return;
  writer.add(from, to, ' ');
  if (json !== undefined) addJsonGaps(writer, to);
  else if (type.text.toUpperCase() === 'CMD') addShellGaps(writer, to, context);
}

function addJsonGaps(writer: GapWriter, from: number): void {
  const { value } = writer.body;
  const array = readJsonArray(value, from, value.length);
  if (array !== undefined) addArrayGaps(writer, array);
}

function addArrayGaps(writer: GapWriter, { from, to, items }: JsonSlice): void {
  const { value } = writer.body;
  let at = from + 1;
  for (const [n, item] of items.entries()) {
    if (n === 0) writer.add(at, item.from, '');
    else {
      const comma = value.indexOf(',', at);
      writer.add(at, comma, '');
      writer.add(comma + 1, item.from, ' ');
    }
    at = item.to;
  }
  writer.add(at, to - 1, '');
}

function addShellGaps(writer: GapWriter, from: number, { shell }: GapContext): void {
  const { value } = writer.body;
  const read = shell === 'posix' ? shellGaps : foreignGaps;
  for (const gap of read(value, from, value.length)) writer.add(gap.from, gap.to, undefined);
}
