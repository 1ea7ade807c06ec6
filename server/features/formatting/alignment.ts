import type { HeaderLine } from '../support/headerLines.ts';
import { widthOf } from '../support/indentation.ts';
import type { InstructionLines } from '../support/instructionLines.ts';
import type { EditList } from './edits.ts';
import type { FormatOptions } from './options.ts';

/** Puts the escapes at the ends of an instruction's lines in one column, behind the longest line. */
export function alignEscapes(
  { text, lines, joints }: InstructionLines,
  { indent }: FormatOptions,
  edits: EditList,
): void {
  const carried: { readonly line: HeaderLine; readonly start: number; readonly width: number }[] =
    [];
  let before: HeaderLine | undefined;
  for (const [n, line] of lines.entries()) {
    if (line.kind !== 'text') continue;
    const joint = joints[n];
    if (before !== undefined && joint !== undefined && before.content < before.escapeAt) {
      // A blank behind a backslash is part of a word.
      const start = Math.max(before.contentEnd, Math.min(joint.start, before.escapeAt));
      const width = widthOf(text.slice(before.start, start), indent);
      carried.push({ line: before, start, width });
    }
    before = line;
  }
  let column = 0;
  for (const { width } of carried) column = Math.max(column, width + 1);
  for (const { line, start, width } of carried) {
    edits.replace({ start, end: line.escapeAt }, ' '.repeat(column - width));
  }
}
