import type { DockerfileModel } from '../../model/model.ts';
import type { Command, Connector, ShellScript, Step } from '../../shell/script.ts';
import type { Instruction, Span } from '../../syntax/nodes.ts';
import type { Fix, TextEdit } from '../rule.ts';
import { lineBreakOf } from './lineBreaks.ts';

/** A command to run at the end of a RUN. */
export interface Appended {
  readonly command: string;
  /** What may change in the image, as a sentence. */
  readonly mayChange: string;
}

/**
 * Lets the RUN `instruction` also run a command, when all else went well: on the same line, or on
 * one of its own where the RUN has several. No fix where that is not to be done by rote, as in the
 * JSON form.
 */
export function appendingFixes(
  model: DockerfileModel,
  instruction: Instruction,
  script: ShellScript,
  { command, mayChange }: Appended,
): readonly Fix[] {
  const edit = appendCommand(model, instruction, script, command);
  return edit === undefined ? [] : [{ title: `Append ${command}`, edits: [edit], mayChange }];
}

function appendCommand(
  model: DockerfileModel,
  instruction: Instruction,
  script: ShellScript,
  command: string,
): TextEdit | undefined {
  const last = script.body.steps.at(-1);
  if (last === undefined || script.problem) return undefined;
  if (script.form === 'heredoc') return appendLine(model, instruction, script, command);
  if (script.form !== 'shell' || instruction.heredocs.length > 0) return undefined;
  // A comment swallows what is written behind it.
  if (last.after !== undefined || script.comments.length > 0) return undefined;
  const newText = new Layout(model, instruction, script).joint(last) + command;
  return { start: last.end, end: last.end, newText };
}

/** A line at the end of the heredoc, whose commands must stop at the first failure. */
function appendLine(
  { syntax, lines }: DockerfileModel,
  { heredocs }: Instruction,
  { body, commands }: ShellScript,
  command: string,
): TextEdit | undefined {
  const [heredoc, ...others] = heredocs;
  const last = body.steps.at(-1);
  if (heredoc?.terminator === undefined || last === undefined || others.length > 0)
    return undefined;
  const isOwn = heredoc.body.start <= last.start && last.end <= heredoc.body.end;
  if (!isOwn || !commands.some(stopsAtFailure)) return undefined;
  const indent = blanksAt(syntax.text, lines.startOf(lines.lineAt(last.start)));
  const { end } = heredoc.body;
  return { start: end, end, newText: indent + command + lineBreakOf(syntax.text) };
}

function stopsAtFailure({ program, args }: Command): boolean {
  return program === 'set' && (args.hasFlag('e') || args.hasAny('errexit'));
}

/** How the commands of a RUN in shell form are laid out. */
class Layout {
  readonly #model: DockerfileModel;
  readonly #instruction: Instruction;
  readonly #script: ShellScript;

  constructor(model: DockerfileModel, instruction: Instruction, script: ShellScript) {
    this.#model = model;
    this.#instruction = instruction;
    this.#script = script;
  }

  /** What stands between `last` and a command behind it. */
  joint(last: Step): string {
    const { lines, syntax } = this.#model;
    const first = lines.lineAt(this.#instruction.keyword.start);
    if (first === lines.lineAt(last.end)) return ' && ';
    const broken = ` ${syntax.escape}${lineBreakOf(syntax.text)}`;
    return this.#likeOthers(broken) ?? `${broken}${this.#indent(first + 1, last.end)}&& `;
  }

  /** The joint of the last two commands that stand on different lines. */
  #likeOthers(broken: string): string | undefined {
    const { text } = this.#model.syntax;
    const { steps } = this.#script.body;
    for (let at = steps.length - 1; at > 0; at--) {
      const step = steps[at];
      const joint = step?.before;
      if (step === undefined || joint === undefined) continue;
      if (beginsLine(text, joint)) {
        const gap = /^[ \t]+$/.exec(text.slice(joint.end, step.start))?.[0] ?? ' ';
        return `${broken}${indentOf(text, joint)}${this.#operator(joint)}${gap}`;
      }
      if (beginsLine(text, step)) {
        const operator = this.#operator(joint);
        return `${operator === ';' ? '' : ' '}${operator}${broken}${indentOf(text, step)}`;
      }
    }
    return undefined;
  }

  /** `;` goes on after a failure, unless `set -e` says otherwise. */
  #operator({ kind }: Connector): string {
    return kind === ';' && this.#script.commands.some(stopsAtFailure) ? ';' : '&&';
  }

  /** The smallest of the lines from `first` to the one that holds `end`, without comments. */
  #indent(first: number, end: number): string {
    const { lines, syntax } = this.#model;
    let smallest: string | undefined;
    for (let line = first; lines.startOf(line) < end; line++) {
      const text = syntax.text.slice(lines.startOf(line), lines.endOf(line));
      const indent = blanksAt(text, 0);
      if (indent === text || text.charAt(indent.length) === '#') continue;
      if (smallest === undefined || indent.length < smallest.length) smallest = indent;
    }
    return smallest ?? '';
  }
}

/** Nothing but blanks stands before it on its line. */
function beginsLine(text: string, { start }: Span): boolean {
  let at = start;
  while (isIndent(text, at - 1)) at--;
  return at === 0 || /[\r\n]/.test(text.charAt(at - 1));
}

/** The blanks before it. */
function indentOf(text: string, { start }: Span): string {
  let at = start;
  while (isIndent(text, at - 1)) at--;
  return text.slice(at, start);
}

/** The blanks that stand at `from`. */
function blanksAt(text: string, from: number): string {
  let end = from;
  while (isIndent(text, end)) end++;
  return text.slice(from, end);
}

function isIndent(text: string, at: number): boolean {
  return text[at] === ' ' || text[at] === '\t';
}
