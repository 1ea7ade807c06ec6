import type { Instruction, Span } from '../../../syntax/nodes.ts';
import type { HeaderLine } from '../../support/headerLines.ts';
import { type InstructionLines, readLines } from '../../support/instructionLines.ts';
import type { RefactorContext } from '../refactor.ts';

/** A part of a RUN's shell text as lines of a script, without comments and empty lines. */
export class StepLines {
  readonly #context: RefactorContext;
  readonly #read: InstructionLines;

  constructor(context: RefactorContext, run: Instruction) {
    this.#context = context;
    this.#read = readLines(context.model, run, 'posix');
  }

  /**
   * What stands from `start` to `end`. Lines go on where they do now, by a backslash, but in quotes,
   * where everything comes on one line.
   */
  textOf({ start, end }: Span): string {
    const { text, lines, joints } = this.#read;
    let written = '';
    let before: HeaderLine | undefined;
    for (const [n, line] of lines.entries()) {
      if (line.kind !== 'text' || line.end <= start || line.start >= end) continue;
      const last = line.escapeAt < 0 ? line.end : line.escapeAt;
      if (before === undefined) written = text.slice(start, Math.min(end, last));
      else if (joints[n] === undefined) {
        written += text.slice(line.start, Math.min(end, last));
      } else if (line.content < line.contentEnd) {
        const gap = ` \\${this.#context.lineBreak}${this.#indentOf(line)}`;
        written = written.trimEnd() + gap + text.slice(line.content, Math.min(end, last));
      }
      before = line;
    }
    return written.trimEnd();
  }

  /** As far in as the line stands behind the commands, at least one step. */
  #indentOf({ start, content }: HeaderLine): string {
    const { step } = this.#context;
    const blanks = this.#read.text.slice(start, content);
    const deeper = blanks.startsWith(step) ? blanks.slice(step.length) : '';
    return deeper === '' ? step : deeper;
  }
}
