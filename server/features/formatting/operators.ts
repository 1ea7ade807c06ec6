import { type HeaderLine, skipBlanks, skipBlanksBack } from '../support/headerLines.ts';
import type { InstructionLines } from '../support/instructionLines.ts';
import type { EditList } from './edits.ts';
import type { FormatOptions } from './options.ts';

/** Moves `&&` and `||` from the ends of lines to the beginnings of the next ones, or back. */
export function placeOperators(
  joined: InstructionLines,
  { operators }: FormatOptions,
  edits: EditList,
): void {
  if (operators === 'keep') return;
  const move = operators === 'lineStart' ? toLineStart : toLineEnd;
  for (const pair of pairsOf(joined)) move(joined.text, pair, edits);
}

/** Two lines of a shell text that say something, with nothing but white space between. */
interface Pair {
  readonly before: HeaderLine;
  readonly line: HeaderLine;
}

function pairsOf({ lines, joints }: InstructionLines): readonly Pair[] {
  const pairs: Pair[] = [];
  let before: HeaderLine | undefined;
  for (const [n, line] of lines.entries()) {
    if (line.kind !== 'text') continue;
    // White space within shell texts has no form of its own.
    if (n > 0 && (joints[n] === undefined || joints[n]?.blank !== undefined)) before = undefined;
    if (line.content === line.contentEnd) continue;
    if (before !== undefined) pairs.push({ before, line });
    before = line;
  }
  return pairs;
}

function toLineStart(text: string, { before, line }: Pair, edits: EditList): void {
  const operator = /(?<=[^\\;&|<>])(?:&&|\|\|)$/.exec(
    text.slice(before.content, before.contentEnd),
  );
  if (operator === null || BEGINS_WITH_OPERATOR.test(text.slice(line.content, line.content + 2)))
    return;
  const start = before.contentEnd - 2;
  edits.replace({ start: skipBlanksBack(text, start, before.content), end: before.contentEnd }, '');
  edits.replace({ start: line.content, end: line.content }, `${operator[0]} `);
}

function toLineEnd(text: string, { before, line }: Pair, edits: EditList): void {
  const operator = /^(?:&&|\|\|)(?![;&|])/.exec(text.slice(line.content, line.content + 3));
  const end = skipBlanks(text, line.content + 2, line.contentEnd);
  if (operator === null || end === line.contentEnd) return;
  // To the builder, what is left of the line must be neither a comment nor a heredoc.
  if (/^(?:#|\d*<<)/.test(text.slice(end, line.contentEnd))) return;
  if (/[\\;&|(<>]$/.test(text.slice(before.content, before.contentEnd))) return;
  edits.replace({ start: before.contentEnd, end: before.contentEnd }, ` ${operator[0]}`);
  edits.replace({ start: line.content, end }, '');
}

const BEGINS_WITH_OPERATOR = /^[;&|)]/;
