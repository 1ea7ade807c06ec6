import type { Command, ShellScript, Step } from '../../shell/script.ts';
import type { Instruction, Span } from '../../syntax/nodes.ts';
import type { TextEdit } from '../rule.ts';
import { commandsOf, type PackageCommand } from './packageCommands.ts';

/**
 * Deletes what is needless once each `apk add` of `script` has `--no-cache`: `apk update &&` right
 * before one of `adds`, and `&& rm -rf /var/cache/apk/*` behind. Deletes nothing when another
 * command may need the index, and no comments.
 */
export function needlessApkEdits(
  { innerComments, heredocs }: Instruction,
  script: ShellScript,
  adds: readonly PackageCommand[],
): readonly TextEdit[] {
  const others = commandsOf(script, 'apk').filter(
    ({ args }) => !args.hasAny('add', 'del', 'update'),
  );
  if (script.form !== 'shell' || heredocs.length > 0 || others.length > 0) return [];
  const updates = adds.flatMap(({ command }) => updateBefore(command.step) ?? []);
  const deletions = commandsOf(script, 'rm').flatMap((rm) => cacheDeletion(rm) ?? []);
  return [...updates, ...deletions]
    .filter(({ start, end }) => !innerComments.some((one) => start < one.start && one.end < end))
    .map(({ start, end }) => ({ start, end, newText: '' }));
}

/** `apk update &&`, up to the command behind it. */
function updateBefore(step: Step): Span | undefined {
  const before = step.block.steps[step.index - 1];
  if (before === undefined || step.before?.kind !== '&&') return undefined;
  if (before.before?.kind === '||') return undefined;
  const words = onlyWords(before);
  const isUpdate = words?.[0] === 'apk' && words.length === 2 && words[1] === 'update';
  return isUpdate ? { start: before.start, end: step.start } : undefined;
}

/** `&& rm -rf /var/cache/apk/*`. */
function cacheDeletion({ step }: Command): Span | undefined {
  const before = step.block.steps[step.index - 1];
  if (before === undefined || step.before?.kind !== '&&') return undefined;
  const words = onlyWords(step);
  const isDeletion =
    words?.length === 3 && /^rm -(?:r|rf|fr) \/var\/cache\/apk\/\*$/.test(words.join(' '));
  return isDeletion ? { start: before.end, end: step.end } : undefined;
}

/** The words of the one plain command that `step` is. */
function onlyWords({ commands, blocks, negated }: Step): readonly string[] | undefined {
  const [command, ...others] = commands;
  if (command === undefined || others.length > 0 || blocks.length > 0 || negated) return undefined;
  const { assignments, redirects, words } = command;
  if (assignments.length > 0 || redirects.length > 0) return undefined;
  return words.map(({ text }) => text);
}
