import type { DockerfileModel } from '../../../model/model.ts';
import { locate } from '../../../syntax/joinedText.ts';
import { type JoinedLines, joinLines } from '../../../syntax/joinLines.ts';
import type { Instruction, Span } from '../../../syntax/nodes.ts';

/** Stands at the cursor while lines are joined, so that a blank line with the cursor counts. */
const MARK = '\u{F8FF}';

/** The lines of an instruction, joined as BuildKit joins them, with the cursor among them. */
export class LogicalLine {
  readonly text: string;
  /** The cursor's index in `text`. */
  readonly cursor: number;
  readonly #joined: JoinedLines;
  readonly #start: number;
  readonly #offset: number;

  /** `header`: the document's lines from `start`, without heredoc bodies. */
  constructor(header: string, start: number, offset: number, escapeChar: string) {
    const at = offset - start;
    const joined = joinLines(header.slice(0, at) + MARK + header.slice(at), escapeChar);
    this.cursor = indexOf(joined, at);
    this.text = joined.value.slice(0, this.cursor) + joined.value.slice(this.cursor + 1);
    this.#joined = joined;
    this.#start = start;
    this.#offset = offset;
  }

  /** What stands before the cursor from `from` on. */
  typed(from: number): string {
    return this.text.slice(from, this.cursor);
  }

  /** The document's span of `text.slice(from, to)`. */
  span(from: number, to: number): Span {
    const start = from === this.cursor ? this.#offset : this.#offsetAt(from);
    if (to <= from) return { start, end: start };
    return { start, end: to === this.cursor ? this.#offset : this.#offsetAt(to - 1) + 1 };
  }

  #offsetAt(index: number): number {
    const { pieces } = this.#joined;
    if (index < this.cursor) return this.#start + locate(pieces, index);
    return this.#start + locate(pieces, index + 1) - 1;
  }
}

/** The instruction that holds the cursor, or that what is typed there would go on with. */
export function instructionAround(model: DockerfileModel, offset: number): Instruction | undefined {
  const { lines, syntax } = model;
  const found = model.instructionAt(offset);
  if (found !== undefined) return found;
  // The empty line at the very end belongs to no instruction, even to one that waits for more.
  const line = lines.lineAt(offset);
  if (offset < syntax.text.length || lines.startOf(line) < offset || line === 0) return undefined;
  const before = model.instructionAt(lines.startOf(line) - 1);
  return before !== undefined && isOpen(before, model) ? before : undefined;
}

/** The instruction's own lines around the cursor: without the bodies of its heredocs. */
export function logicalLine(
  model: DockerfileModel,
  instruction: Instruction,
  offset: number,
): LogicalLine {
  const { syntax } = model;
  const { start } = instruction;
  const header = syntax.text.slice(start, headerEnd(model, instruction, offset));
  return new LogicalLine(header, start, offset, syntax.escape);
}

/** Where the lines before the bodies end; the cursor's own line is among them. */
function headerEnd({ lines }: DockerfileModel, instruction: Instruction, offset: number): number {
  const [heredoc] = instruction.heredocs;
  if (heredoc === undefined) return lines.endOf(lines.lineAt(Math.max(instruction.end, offset)));
  const { start } = heredoc.body;
  const line = lines.lineAt(start);
  return lines.startOf(line) === start && line > 0 ? lines.endOf(line - 1) : lines.endOf(line);
}

/** Whether its last line that says something ends with the escape. */
function isOpen(instruction: Instruction, { syntax, lines }: DockerfileModel): boolean {
  if (instruction.heredocs.length > 0) return false;
  const end = lines.endOf(lines.lineAt(instruction.end));
  const rows = syntax.text.slice(instruction.start, end).split(/\r\n|[\r\n]/);
  const last = rows.findLast((row) => row.trim() !== '' && !row.trimStart().startsWith('#'));
  const escapes = /[\\`]*$/.exec(last?.trimEnd() ?? '')?.[0] ?? '';
  return escapes.endsWith(syntax.escape) && !escapes.endsWith(syntax.escape.repeat(2));
}

/** The index of the joined text at which the character at `at` of the lines stands. */
function indexOf({ pieces }: JoinedLines, at: number): number {
  const { indexes, offsets } = pieces;
  let low = 0;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return (indexes[low] ?? 0) + at - (offsets[low] ?? 0);
}
