import { instructionFact } from '../../facts/instructions.ts';
import type { DockerfileModel } from '../../model/model.ts';
import type { TextEdit } from '../../rules/rule.ts';
import { shellKind, trackShell } from '../../shell/shells.ts';
import type { Instruction, Span } from '../../syntax/nodes.ts';
import { type HeaderLine, skipBlanks } from '../support/headerLines.ts';
import { stepOf } from '../support/indentation.ts';
import { type InstructionLines, readLines } from '../support/instructionLines.ts';
import { shellGaps } from '../support/shellGaps.ts';
import { EditList } from './edits.ts';
import { formatInstruction } from './instructions.ts';
import type { FormatOptions } from './options.ts';

/**
 * What changes when somebody has just typed a line break or an escape, with the cursor at `offset`:
 * the line that was left is laid out, and the line below stands where a continuation does, or in the
 * first column when the instruction is over.
 */
export function formatOnType(
  model: DockerfileModel,
  offset: number,
  typed: string,
  options: FormatOptions,
): readonly TextEdit[] {
  if (typed !== '\n' && typed !== model.syntax.escape) return [];
  const line = model.lines.lineAt(offset) + (typed === '\n' ? 0 : 1);
  if (line === 0 || line >= model.lines.lineCount || /\r(?!\n)/.test(model.syntax.text)) return [];
  const typing = new Typing(model, line, options);
  return typed === '\n' ? typing.lineBreak() : typing.escapeAtEnd();
}

class Typing {
  readonly #model: DockerfileModel;
  readonly #options: FormatOptions;
  /** The line above, and the one that is to be indented. */
  readonly #above: Span;
  readonly #below: Span;
  readonly #owner: Instruction | undefined;

  constructor(model: DockerfileModel, line: number, options: FormatOptions) {
    const { lines } = model;
    this.#model = model;
    this.#options = options;
    this.#above = { start: lines.startOf(line - 1), end: lines.endOf(line - 1) };
    this.#below = { start: lines.startOf(line), end: lines.endOf(line) };
    this.#owner = model.instructionAt(this.#above.start);
  }

  lineBreak(): readonly TextEdit[] {
    const owner = this.#owner;
    if (owner === undefined) return this.#indent('');
    if (this.#isInHeredoc(owner)) return [];
    const read = this.#read(owner);
    const at = read.lines.findIndex((line) => line.end === this.#above.end);
    const edits = this.#layOut(owner, at > 0);
    const beginsBody = at >= 0 && owner.heredocs.length > 0;
    if (!this.#carriesOn(read.lines, at)) {
      return beginsBody ? edits : [...edits, ...this.#indent('')];
    }
    if (this.#isInQuotes(owner, read, at)) return edits;
    return [...edits, ...this.#indent(this.#blanks(read, at))];
  }

  /** The line below became part of the instruction. */
  escapeAtEnd(): readonly TextEdit[] {
    const owner = this.#owner;
    if (owner === undefined || this.#isInHeredoc(owner)) return [];
    const read = this.#read(owner);
    const at = read.lines.findIndex((line) => line.end === this.#above.end);
    const next = read.lines[at + 1];
    if ((read.lines[at]?.escapeAt ?? -1) < 0 || next?.kind !== 'text') return [];
    // The next instruction is not meant: a line will come between.
    const [word = ''] = this.#model.syntax.text.slice(next.content, next.end).split(/\s/, 1);
    const isInstruction = instructionFact(word.toUpperCase()) !== undefined;
    const isLoose = read.joints[at + 1] !== undefined;
    return isInstruction || !isLoose ? [] : this.#indent(this.#blanks(read, at));
  }

  #read(owner: Instruction): InstructionLines {
    return readLines(this.#model, owner, this.#shellOf(owner));
  }

  #shellOf(owner: Instruction) {
    return shellKind(trackShell(this.#model.stages)(owner));
  }

  /** The line that was left. How a continuation is indented depends on lines that are not written. */
  #layOut(owner: Instruction, isContinuation: boolean): readonly TextEdit[] {
    const list = new EditList(this.#model.syntax.text);
    formatInstruction(this.#model, owner, this.#shellOf(owner), this.#options, list);
    const { start, end } = this.#above;
    const from = isContinuation ? start + 1 : start;
    return list.edits.filter((edit) => from <= edit.start && edit.end <= end);
  }

  #isInHeredoc({ heredocs }: Instruction): boolean {
    const [first] = heredocs;
    const last = heredocs.at(-1);
    if (first === undefined || last === undefined) return false;
    const { end } = last.terminator ?? last.body;
    return (
      first.body.start <= this.#above.start && this.#above.end < Math.max(end, first.body.start)
    );
  }

  /** The line at `at` ends with an escape, or is a comment below one that does. */
  #carriesOn(lines: readonly HeaderLine[], at: number): boolean {
    let line = at;
    while (line > 0 && lines[line]?.kind !== 'text') line--;
    return (lines[line]?.escapeAt ?? -1) >= 0;
  }

  /** The line break behind the line at `at` stands in a quoted text, which may not be closed yet. */
  #isInQuotes(owner: Instruction, { lines, joints }: InstructionLines, at: number): boolean {
    const next = lines.findIndex(({ kind }, n) => n > at && kind === 'text');
    if (next >= 0) return joints[next] === undefined;
    const { name, json, body, argsIndex } = owner;
    if (json !== undefined || !/^(?:RUN|CMD|ENTRYPOINT)$/.test(name)) return false;
    const text = `${body.value} x`;
    return shellGaps(text, argsIndex, text.length).at(-1)?.from !== body.value.length;
  }

  /** Those of the line above; one step behind the first line. */
  #blanks({ text, lines }: InstructionLines, at: number): string {
    const line = lines[at];
    if (line === undefined || at === 0) return stepOf(this.#options.indent);
    return text.slice(line.start, line.content);
  }

  #indent(blanks: string): readonly TextEdit[] {
    const { start, end } = this.#below;
    const list = new EditList(this.#model.syntax.text);
    list.replace({ start, end: skipBlanks(this.#model.syntax.text, start, end) }, blanks);
    return list.edits;
  }
}
