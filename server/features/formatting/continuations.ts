import type { HeaderLine } from '../support/headerLines.ts';
import type { Indent } from '../support/indentation.ts';
import { blanksOf, stepOf, widthOf } from '../support/indentation.ts';
import type { InstructionLines } from '../support/instructionLines.ts';
import type { EditList } from './edits.ts';
import type { FormatOptions } from './options.ts';

/** Puts one blank, or none at all, where words of one line are parted. */
export function spaceWords({ text, gaps }: InstructionLines, edits: EditList): void {
  for (const gap of gaps) {
    if (gap.blank === undefined) continue;
    if (/^[ \t]*$/.test(text.slice(gap.start, gap.end))) edits.replace(gap, gap.blank);
  }
}

/** Puts one blank before the escape of every line, unless all are aligned, and none behind it. */
export function spaceEscapes(
  { lines, joints }: InstructionLines,
  { continuationMarks, trimTrailingBlanks }: FormatOptions,
  edits: EditList,
): void {
  let before: HeaderLine | undefined;
  for (const [n, line] of lines.entries()) {
    if (line.kind !== 'text') continue;
    const joint = joints[n];
    const isEmpty = before?.content === before?.escapeAt;
    if (before !== undefined && joint !== undefined && !isEmpty && continuationMarks === 'space') {
      const start = Math.max(before.contentEnd, Math.min(joint.start, before.escapeAt));
      edits.replace({ start, end: before.escapeAt }, ' ');
    }
    before = line;
  }
  if (!trimTrailingBlanks) return;
  for (const { escapeAt, end } of lines) {
    if (escapeAt >= 0) edits.replace({ start: escapeAt + 1, end }, '');
  }
}

/**
 * Moves the lines behind the first one so that the outermost of them stand one step in, all others
 * as far behind these as they did.
 */
export function indentLines(joined: InstructionLines, indent: Indent, edits: EditList): void {
  const { text, lines, joints } = joined;
  const movable = lines.flatMap((line, n): Movable[] => {
    const isMovable = line.kind !== 'blank' && joints[n] !== undefined;
    return isMovable ? [movableOf(text, line, indent)] : [];
  });
  const outermost = outermostOf(movable);
  for (const { line, width, closes } of movable) {
    // A comment in the first column was put there; a closing word belongs to the first line's opener.
    const isOutside = width === 0 && (line.kind === 'comment' || (closes && outermost > 0));
    if (isOutside) continue;
    const deeper = Number.isFinite(outermost) ? Math.max(0, width - outermost) : 0;
    const blanks = stepOf(indent) + blanksOf(deeper, indent);
    edits.replace({ start: line.start, end: line.content }, blanks);
  }
}

/** The smallest width of a line that says something; infinite when there is none. */
function outermostOf(movable: readonly Movable[]): number {
  let outermost = Number.POSITIVE_INFINITY;
  for (const { line, width, closes } of movable) {
    const counts = line.kind === 'text' && line.content !== line.escapeAt && (!closes || width > 0);
    if (counts && width < outermost) outermost = width;
  }
  return outermost;
}

interface Movable {
  readonly line: HeaderLine;
  readonly width: number;
  /** Begins with a word that closes, or goes on with, what an earlier line opens. */
  readonly closes: boolean;
}

function movableOf(text: string, line: HeaderLine, indent: Indent): Movable {
  const width = widthOf(text.slice(line.start, line.content), indent);
  CLOSER.lastIndex = line.content;
  return { line, width, closes: CLOSER.test(text) };
}

const CLOSER = /(?:[)}\]]|(?:then|do|else|elif|fi|done|esac)(?![\w-]))/y;
