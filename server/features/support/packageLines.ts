import type { DockerfileModel } from '../../model/model.ts';
import type { TextEdit } from '../../rules/rule.ts';
import { lineBreakOf } from '../../rules/support/lineBreaks.ts';
import type { ShellScript, ShellWord } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/nodes.ts';
import type { PackageList } from './packageLists.ts';

/** Where a list of packages stands, and how its lines are to be. */
export interface ListPlace {
  readonly model: DockerfileModel;
  readonly instruction: Instruction;
  readonly script: ShellScript;
  /** One step of indentation. */
  readonly step: string;
}

/**
 * The edits that give each package of `list` a line of its own, and what follows the command too.
 * Comments and lines that are there stay. None for a single package, or when each has its line.
 */
export function onePackagePerLine(place: ListPlace, list: PackageList): readonly TextEdit[] {
  return new PackageLines(place, list).edits();
}

class PackageLines {
  readonly #place: ListPlace;
  readonly #list: PackageList;
  readonly #text: string;
  /** The end of the word that stands before each word. */
  readonly #ends = new Map<ShellWord, number>();

  constructor(place: ListPlace, list: PackageList) {
    this.#place = place;
    this.#list = list;
    this.#text = place.model.syntax.text;
    let end = list.command.start;
    for (const word of list.command.words) {
      this.#ends.set(word, end);
      end = word.end;
    }
  }

  edits(): readonly TextEdit[] {
    const { packages } = this.#list;
    const shared = packages.filter((word) => !this.#beginsLine(word));
    // A redirection may stand between.
    const areNeighbours = shared.every((word) => /^[ \t]+$/.test(this.#gapBefore(word)));
    if (packages.length < 2 || shared.length === 0 || !areNeighbours) return [];
    const newText = this.#lineBreak + this.#indent();
    const edits = shared.map((word) => ({
      start: this.#endBefore(word),
      end: word.start,
      newText,
    }));
    return [...edits, ...this.#tail()];
  }

  #endBefore(word: ShellWord): number {
    return this.#ends.get(word) ?? word.start;
  }

  #beginsLine(word: ShellWord): boolean {
    return /[\r\n]/.test(this.#gapBefore(word));
  }

  #gapBefore(word: ShellWord): string {
    return this.#text.slice(this.#endBefore(word), word.start);
  }

  get #lineBreak(): string {
    const { script, model } = this.#place;
    const escapeChar = script.form === 'heredoc' ? '\\' : model.syntax.escape;
    return ` ${escapeChar}${lineBreakOf(this.#text)}`;
  }

  /** That of a package that has a line; else one step more than what the command's line has. */
  #indent(): string {
    const { packages } = this.#list;
    const first = packages.find((word) => this.#beginsLine(word));
    if (first !== undefined) return this.#blanksBefore(first.start);
    const { step } = this.#place;
    if (!this.#isOnFirstLine()) return this.#commandIndent() + step;
    return this.#isLast() ? step : step + step;
  }

  /** What the lines of commands begin with. */
  #commandIndent(): string {
    return this.#isOnFirstLine() ? this.#place.step : this.#blanksBefore(this.#list.command.start);
  }

  #blanksBefore(offset: number): string {
    const { lines } = this.#place.model;
    const start = lines.startOf(lines.lineAt(offset));
    return /^[ \t]*/.exec(this.#text.slice(start, offset))?.[0] ?? '';
  }

  #isOnFirstLine(): boolean {
    const { model, instruction, script } = this.#place;
    const { lines } = model;
    const first = lines.lineAt(instruction.start);
    return script.form !== 'heredoc' && lines.lineAt(this.#list.command.start) === first;
  }

  /** Nothing follows the command in its instruction. */
  #isLast(): boolean {
    const { command } = this.#list;
    const { block, after } = command.step;
    return after === undefined && block.step === undefined && command.step.end === command.end;
  }

  /** Parts a command that follows on the same line. */
  #tail(): readonly TextEdit[] {
    const { step, end } = this.#list.command;
    const { after } = step;
    if (after === undefined || step.end !== end || after.kind === 'newline') return [];
    const lineEnd = this.#place.model.lines.endOf(this.#place.model.lines.lineAt(end));
    const rest = this.#text.slice(after.end, lineEnd);
    const { escape: escapeChar } = this.#place.model.syntax;
    const blanks = /^[ \t]*/.exec(rest)?.[0].length ?? 0;
    if (after.end > lineEnd || [undefined, escapeChar, '\\', '#'].includes(rest[blanks])) return [];
    const newText = this.#lineBreak + this.#commandIndent();
    if (after.kind === '&&' || after.kind === '||')
      return [{ start: end, end: after.start, newText }];
    return [{ start: after.end, end: after.end + blanks, newText }];
  }
}
