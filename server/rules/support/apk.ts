import type { DockerfileModel, Stage } from '../../model/model.ts';
import type { Command, ShellScript, Step } from '../../shell/script.ts';
import type { Instruction, Span } from '../../syntax/nodes.ts';
import type { TextEdit } from '../rule.ts';
import { holdsComment } from './innerComments.ts';
import { commandsOf, type PackageCommand } from './packageCommands.ts';

/**
 * Deletes what is needless once each `apk add` of `script` has `--no-cache`: `apk update &&` right
 * before one of `adds`, and `&& rm -rf /var/cache/apk/*` behind. Deletes no comments, and nothing
 * when another command may need the index of packages.
 */
export function needlessApkEdits(
  instruction: Instruction,
  script: ShellScript,
  { adds, isIndexUsedLater }: Adding,
): readonly TextEdit[] {
  const apks = commandsOf(script, 'apk');
  const others = apks.filter(({ args }) => !args.hasAny('add', 'del', 'update'));
  if (script.form !== 'shell' || instruction.heredocs.length > 0 || others.length > 0) return [];
  const hasNoComment = (span: Span): boolean => !holdsComment(instruction, span);
  const deletions = commandsOf(script, 'rm').flatMap(cacheDeletion).filter(hasNoComment);
  if (deletions.length === 0 && isIndexUsedLater) return [];
  const updates = adds.flatMap(({ command }) => updateBefore(command.step)).filter(hasNoComment);
  // What an update that stays leaves behind must still be deleted.
  const isAll = apks.filter(({ args }) => args.hasAny('update')).length === updates.length;
  return [...updates, ...(isAll ? deletions : [])].map((span) => ({ ...span, newText: '' }));
}

interface Adding {
  readonly adds: readonly PackageCommand[];
  /** Of what a RUN leaves in its layer; see `ApkIndexUses`. */
  readonly isIndexUsedLater: boolean;
}

/** Knows where an index that an `apk update` leaves in the layer may be of use. */
export class ApkIndexUses {
  readonly #model: DockerfileModel;
  readonly #lastMentions = new Map<Stage, number>();
  #parents: ReadonlySet<Stage | undefined> | undefined;

  constructor(model: DockerfileModel) {
    this.#model = model;
  }

  /** Whether something behind `instruction` of `stage` may run apk. */
  isUsedBehind({ end }: Instruction, stage: Stage | undefined): boolean {
    const { stages, syntax } = this.#model;
    if (stage === undefined) return true;
    this.#parents ??= new Set(stages.map(({ parent }) => parent));
    if (this.#parents.has(stage)) return true;
    const last = this.#lastMentions.get(stage) ?? syntax.text.lastIndexOf('apk', stage.end);
    this.#lastMentions.set(stage, last);
    return last >= end;
  }
}

/** `apk update &&`, up to the command behind it; empty when there is none. */
function updateBefore(step: Step): Span[] {
  const before = step.block.steps[step.index - 1];
  // Of `a || apk update && apk add b` the last one runs when `a` went well, too.
  if (before === undefined || step.before?.kind !== '&&' || before.before?.kind === '||') return [];
  const isUpdate = onlyWords(before)?.join(' ') === 'apk update';
  return isUpdate ? [{ start: before.start, end: step.start }] : [];
}

/** `&& rm -rf /var/cache/apk/*`; empty when `command` is none. */
function cacheDeletion({ step }: Command): Span[] {
  const before = step.block.steps[step.index - 1];
  if (before === undefined || step.before?.kind !== '&&') return [];
  const words = onlyWords(step)?.join(' ') ?? '';
  const isDeletion = /^rm -(?:r|rf|fr) \/var\/cache\/apk\/\*$/.test(words);
  return isDeletion ? [{ start: before.end, end: step.end }] : [];
}

/** The words of the one plain command that `step` is. */
function onlyWords({ commands, blocks, negated }: Step): readonly string[] | undefined {
  const [command, ...others] = commands;
  if (command === undefined || others.length > 0 || blocks.length > 0 || negated) return undefined;
  const { assignments, redirects, words } = command;
  if (assignments.length > 0 || redirects.length > 0) return undefined;
  return words.map(({ text }) => text);
}
