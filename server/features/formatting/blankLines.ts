import type { DockerfileModel } from '../../model/model.ts';
import type { TextEdit } from '../../rules/rule.ts';
import { lineBreakOf } from '../../rules/support/lineBreaks.ts';
import { EditList } from './edits.ts';
import { type Item, isOpen, looksLikeDirective, stagesBelow } from './items.ts';
import type { FormatOptions } from './options.ts';

/**
 * The edits that leave as many blank lines between instructions and comments as the options say,
 * none at the beginning and one line break at the end. Lines inside of instructions are left alone.
 */
export function spaceItems(
  model: DockerfileModel,
  items: readonly Item[],
  options: FormatOptions,
): readonly TextEdit[] {
  return new ItemSpacing(model, options).run(items);
}

class ItemSpacing {
  readonly #model: DockerfileModel;
  readonly #text: string;
  readonly #options: FormatOptions;
  readonly #edits: EditList;

  constructor(model: DockerfileModel, options: FormatOptions) {
    this.#model = model;
    this.#text = model.syntax.text;
    this.#options = options;
    this.#edits = new EditList(this.#text);
  }

  run(items: readonly Item[]): readonly TextEdit[] {
    const below = stagesBelow(items);
    let before: Item | undefined;
    for (const [n, item] of items.entries()) {
      if (before === undefined) this.#begin(item);
      else this.#between(before, item, below[n] === true);
      before = item;
    }
    if (before !== undefined) this.#end(before);
    return this.#edits.edits;
  }

  /** Blank lines above what looks like a directive keep it from being one. */
  #begin({ first }: Item): void {
    const { lines } = this.#model;
    const line = this.#text.slice(lines.startOf(first), lines.endOf(first));
    const isParted = looksLikeDirective(line) || line.startsWith('\uFEFF');
    this.#keep(0, first, isParted ? first : 0);
  }

  #between(before: Item, item: Item, isStage: boolean): void {
    const from = before.last + 1;
    const found = item.first - from;
    const { least, most } = this.#limits(before, item, isStage);
    if (found < least) {
      const at = this.#model.lines.startOf(item.first);
      const newText = lineBreakOf(this.#text).repeat(least - found);
      this.#edits.replace({ start: at, end: at }, newText);
    }
    this.#keep(from, item.first, most);
  }

  #limits(before: Item, item: Item, isStage: boolean): { least: number; most: number } {
    const { maxBlankLines, minBlankLinesBetweenStages, maxBlankLinesBetweenStages } = this.#options;
    const isFirstStage = item.node.start <= (this.#model.stages[0]?.start ?? 0);
    // Comments right above belong to the stage.
    const isAttached = before.kind !== 'instruction' && before.last + 1 === item.first;
    const startsStage = isStage && !isFirstStage && !isAttached;
    const least = startsStage ? minBlankLinesBetweenStages : 0;
    const most = startsStage ? maxBlankLinesBetweenStages : maxBlankLines;
    // A comment may have been parted from what stands below it on purpose.
    const isParted = before.kind !== 'instruction' || item.kind !== 'instruction';
    return { least, most: Math.max(least, most, isParted ? 1 : 0) };
  }

  #end({ kind, node, last }: Item): void {
    if (kind === 'instruction' && isOpen(this.#model, node)) return;
    const { lineCount } = this.#model.lines;
    const end = this.#text.length;
    if (!this.#options.finalNewline) this.#keep(last + 1, lineCount, lineCount);
    else if (last + 1 < lineCount) this.#keep(last + 1, lineCount, 0);
    else this.#edits.replace({ start: end, end }, lineBreakOf(this.#text));
  }

  /** Of the lines from `from` up to `to`, which are blank, leaves the first `count`. */
  #keep(from: number, to: number, count: number): void {
    const { lines } = this.#model;
    const end = lines.startOf(to);
    if (!/^[ \t\r\n]*$/.test(this.#text.slice(lines.startOf(from), end))) return;
    const kept = Math.min(to, from + count);
    if (this.#options.trimTrailingBlanks) {
      for (let line = from; line < kept; line++) {
        this.#edits.replace({ start: lines.startOf(line), end: lines.endOf(line) }, '');
      }
    }
    this.#edits.replace({ start: lines.startOf(kept), end }, '');
  }
}
