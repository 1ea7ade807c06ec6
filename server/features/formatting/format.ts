import { TextChange } from '../../lint/textChange.ts';
import { analyze } from '../../model/analyze.ts';
import type { DockerfileModel } from '../../model/model.ts';
import type { TextEdit } from '../../rules/rule.ts';
import type { Span } from '../../syntax/nodes.ts';
import { parse } from '../../syntax/parse.ts';
import { layoutEdits } from './layout.ts';
import type { FormatOptions } from './options.ts';
import { alignmentEdits, type InstructionEdits, operatorEdits, packageEdits } from './structure.ts';

/**
 * The edits that lay out a Dockerfile as the options say, or those of its lines that `range` touches:
 * small ones, in the order of the text. They never change what BuildKit reads, but for blanks
 * between the words of a shell text. Comments, heredoc bodies and what stands in quotes are left as
 * they are.
 */
export function format(
  model: DockerfileModel,
  options: FormatOptions,
  range?: Span,
): readonly TextEdit[] {
  const { text } = model.syntax;
  // The builder takes a lone carriage return for a character, editors for the end of a line.
  if (/\r(?!\n)/.test(text)) return [];
  const formatting = new Formatting(model, options, range ?? { start: 0, end: text.length });
  if (options.onePackagePerLine) formatting.apply(packageEdits);
  if (options.operators !== 'keep') formatting.apply(operatorEdits);
  formatting.layOut();
  if (options.continuationMarks === 'align') formatting.apply(alignmentEdits);
  return formatting.edits;
}

/** A text that is formatted step by step. */
class Formatting {
  readonly #options: FormatOptions;
  readonly #change: TextChange;
  #model: DockerfileModel;
  /** Whole lines. */
  #range: Span;

  constructor(model: DockerfileModel, options: FormatOptions, range: Span) {
    this.#options = options;
    this.#model = model;
    this.#change = new TextChange(model.syntax.text);
    this.#range = wholeLines(model, range);
  }

  get edits(): readonly TextEdit[] {
    const { before, edits } = this.#change;
    return edits.filter(({ start, end, newText }) => before.slice(start, end) !== newText);
  }

  /** Changes the instructions that lie within the range. */
  apply(editsOf: InstructionEdits): void {
    const { start, end } = this.#range;
    const { instructions } = this.#model.syntax;
    const inRange = instructions.filter((one) => start <= one.start && one.end <= end);
    this.#make(editsOf(this.#model, inRange, this.#options));
  }

  layOut(): void {
    const { start, end } = this.#range;
    const edits = layoutEdits(this.#model, this.#options);
    this.#make(edits.filter((edit) => start <= edit.start && edit.end <= end));
  }

  #make(edits: readonly TextEdit[]): void {
    if (edits.length === 0) return;
    const length = this.#change.after.length;
    this.#change.apply(edits);
    const { after } = this.#change;
    const { start, end } = this.#range;
    this.#range = { start, end: end + after.length - length };
    this.#model = analyze(parse(after, this.#model.syntax));
  }
}

/** Up to a heredoc that does not close: nobody knows what of the text behind it is its body. */
function wholeLines({ lines, syntax }: DockerfileModel, { start, end }: Span): Span {
  const open = syntax.instructions.find(({ heredocs }) =>
    heredocs.some(({ terminator }) => terminator === undefined),
  );
  const limit = open === undefined ? syntax.text.length : lines.startOf(lines.lineAt(open.start));
  return {
    start: lines.startOf(lines.lineAt(start)),
    end: Math.min(limit, lines.endOf(lines.lineAt(Math.max(start, end)))),
  };
}
