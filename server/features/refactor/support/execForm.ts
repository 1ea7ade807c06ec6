import type { TextEdit } from '../../../rules/rule.ts';
import { shellKind } from '../../../shell/shells.ts';
import { shellGaps } from '../../support/shellGaps.ts';
import type { RefactorContext } from '../refactor.ts';
import { commandText, hasPartner } from './commandText.ts';
import { execWords } from './quoting.ts';
import type { Selected } from './selection.ts';

/**
 * The edits that write a command in shell form as JSON, each word where it stands; `undefined` where
 * a shell is needed, or the words would come to mean something else to ENTRYPOINT or CMD.
 */
export function toExec(
  context: RefactorContext,
  { owner, instruction }: Selected,
): readonly TextEdit[] | undefined {
  const text = commandText(instruction);
  const script = context.shell(owner);
  if (text === undefined || script?.kind !== 'posix' || script.form !== 'shell') return undefined;
  const [step, ...others] = script.body.steps;
  const [command] = script.ownCommands;
  const isSingle = others.length === 0 && script.ownCommands.length === 1 && !script.problem;
  if (step === undefined || command === undefined || !isSingle) return undefined;
  const isPlain = step.commands[0] === command && !step.negated && step.after === undefined;
  const hasRest = instruction.heredocs.length > 0 || script.comments.length > 0;
  if (!isPlain || hasRest || hasPartner(context, instruction)) return undefined;
  const words = execWords(command);
  const [first] = words ?? [];
  return words?.map((word) => {
    const isFirst = word === first;
    const newText = `${isFirst ? '[' : ''}${JSON.stringify(word.text)}${word === words.at(-1) ? ']' : ','}`;
    return { start: isFirst ? command.start : word.start, end: word.end, newText };
  });
}

/** The edits that write the shell in force out, with the text as its argument: the same to BuildKit. */
export function toShellInExec(
  context: RefactorContext,
  { owner, instruction }: Selected,
): readonly TextEdit[] | undefined {
  const text = commandText(instruction);
  const shell = context.shellAt(owner);
  const kind = shellKind(shell);
  // Windows puts command lines together by rules of its own.
  if (text === undefined || kind === 'powershell' || kind === 'cmd') return undefined;
  const hasComment = owner.innerComments.some(({ start }) => start > text.start);
  if (instruction.heredocs.length > 0 || hasComment) return undefined;
  const words = [...shell, kind === 'posix' ? squeezed(text.value) : text.value];
  const newText = `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;
  return [{ start: text.start, end: text.end, newText }];
}

/** With one blank where continuations left many. */
function squeezed(text: string): string {
  let squeezed = '';
  let at = 0;
  for (const { from, to } of shellGaps(text, 0, text.length)) {
    if (to - from < 2) continue;
    squeezed += `${text.slice(at, from)} `;
    at = to;
  }
  return squeezed + text.slice(at);
}
