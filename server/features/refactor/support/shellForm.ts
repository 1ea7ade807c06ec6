import type { TextEdit } from '../../../rules/rule.ts';
import { shellKind } from '../../../shell/shells.ts';
import type { RefactorContext } from '../refactor.ts';
import { readAlone } from './alone.ts';
import { commandText, hasPartner } from './commandText.ts';
import { runsAlike, shellWord } from './quoting.ts';
import type { Selected } from './selection.ts';

/**
 * The edits that write a JSON array as text for the shell in force; `undefined` where the shell would
 * not run the same, or a comment would be lost.
 */
export function toShell(
  context: RefactorContext,
  { owner, instruction }: Selected,
): readonly TextEdit[] | undefined {
  const text = commandText(instruction);
  const items = instruction.json?.items.map(({ value }) => value) ?? [];
  const shell = context.shellAt(owner);
  if (text === undefined || shellKind(shell) !== 'posix') return undefined;
  if (owner.innerComments.some(({ start }) => start > text.start)) return undefined;
  const given = textGiven(shell, items);
  const line = given ?? lineOf(instruction.name, items);
  // Where a shell runs anyway, ENTRYPOINT and CMD have what they had.
  if (line === undefined || (given === undefined && hasPartner(context, instruction)))
    return undefined;
  const reads =
    given === undefined ? readsAs(context, line, items) : readsAs(context, line, undefined);
  return reads ? [{ start: text.start, end: text.end, newText: line }] : undefined;
}

/** The text that the shell in force is given by the array itself: `["/bin/sh", "-c", "…"]`. */
function textGiven(shell: readonly string[], items: readonly string[]): string | undefined {
  const isShell = items.length === shell.length + 1 && shell.every((word, n) => word === items[n]);
  return isShell ? items.at(-1) : undefined;
}

/** A shell that starts a program is replaced by it: signals reach it as before. */
function lineOf(name: string, items: readonly string[]): string | undefined {
  if (!runsAlike(items)) return undefined;
  const words = items.map(shellWord).join(' ');
  return name === 'RUN' ? words : `exec ${words}`;
}

/** Whether BuildKit takes `line` for a text, and a shell for these words, or for any. */
function readsAs(
  { model }: RefactorContext,
  line: string,
  items: readonly string[] | undefined,
): boolean {
  if (/[\r\n\0]/.test(line) || line !== line.trim()) return false;
  const alone = readAlone(model.syntax, `RUN ${line}\n`);
  if (
    alone?.script === undefined ||
    alone.instruction.json ||
    alone.instruction.heredocs.length > 0
  ) {
    return false;
  }
  const { body, argsIndex } = alone.instruction;
  if (argsIndex !== 0 || body.value !== line) return false;
  if (items === undefined) return true;
  const [command, ...others] = alone.script.ownCommands;
  const words = command?.words.map(({ text }) => text) ?? [];
  const found = words[0] === 'exec' ? words.slice(1) : words;
  return others.length === 0 && !alone.script.problem && found.join('\0') === items.join('\0');
}
