import type { DockerfileModel } from '../../model/model.ts';
import type { ShellKind } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/nodes.ts';
import { type HeaderLine, lineStart } from '../support/headerLines.ts';
import { readLines } from '../support/instructionLines.ts';
import { indentLines, spaceEscapes, spaceWords } from './continuations.ts';
import type { EditList } from './edits.ts';
import { caseKeywords } from './keywords.ts';
import type { FormatOptions } from './options.ts';

/** Lays out one instruction, but for the bodies of its heredocs. */
export function formatInstruction(
  model: DockerfileModel,
  instruction: Instruction,
  shell: ShellKind,
  options: FormatOptions,
  edits: EditList,
): void {
  const lines = readLines(model, instruction, shell);
  unindent(model, instruction, edits);
  caseKeywords(lines.text, instruction, options.keywordCase, edits);
  spaceWords(lines, edits);
  spaceEscapes(lines, options, edits);
  indentLines(lines, options.indent, edits);
  removeEmpty(instruction, options, edits);
  trimLines(lines.lines, options, edits);
}

function unindent(model: DockerfileModel, { start }: Instruction, edits: EditList): void {
  const { text } = model.syntax;
  const from = lineStart(model, start);
  // At the beginning of the file it would be a byte order mark.
  if (text.startsWith('\uFEFF', start)) return;
  if (/^[ \t]*$/.test(text.slice(from, start))) edits.replace({ start: from, end: start }, '');
}

function removeEmpty(
  { emptyContinuations }: Instruction,
  { removeEmptyContinuations }: FormatOptions,
  edits: EditList,
): void {
  if (!removeEmptyContinuations) return;
  for (const blank of emptyContinuations) edits.replace(blank, '');
}

/** Takes blanks away from the ends of lines; those behind an escape are gone already. */
function trimLines(
  lines: readonly HeaderLine[],
  { trimTrailingBlanks, removeEmptyContinuations }: FormatOptions,
  edits: EditList,
): void {
  if (!trimTrailingBlanks) return;
  for (const { kind, start, end, content, contentEnd, escapeAt } of lines) {
    if (escapeAt >= 0 || (kind === 'blank' && removeEmptyContinuations)) continue;
    edits.replace({ start: content === end ? start : contentEnd, end }, '');
  }
}
