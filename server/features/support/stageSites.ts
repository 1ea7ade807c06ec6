import type { DockerfileModel, Stage } from '../../model/model.ts';
import type { Instruction, Span } from '../../syntax/nodes.ts';
import { stageReferences } from './stageUses.ts';

/** A place where one stage uses another, as it is spelled there. */
export interface StageSite {
  /** What names it, without quotes around. */
  readonly at: Span;
  /** The stage that uses it. */
  readonly user: Stage;
  readonly by: Instruction;
  /** `variable`: what stands there comes to the name. */
  readonly written: 'name' | 'number' | 'variable';
}

/** Where the stages below use `stage`, in file order. */
export function stageSites(model: DockerfileModel, stage: Stage): readonly StageSite[] {
  return (stageReferences(model).get(stage) ?? []).map(({ at, user, by }) => ({
    user,
    by,
    ...spelling(model, at),
  }));
}

/** What `stage` itself uses: the stage it is built on, then those it takes files from. */
export function stagesUsed(
  model: DockerfileModel,
  stage: Stage,
): readonly (StageSite & { readonly used: Stage })[] {
  const { parent, image, from } = stage;
  const built = parent && image ? [{ used: parent, by: from, at: image }] : [];
  const taken = stage.takesFrom.map(({ stage: used, by, at }) => ({ used, by, at }));
  return [...built, ...taken].map(({ used, by, at }) => ({
    used,
    user: stage,
    by,
    ...spelling(model, at),
  }));
}

function spelling({ syntax }: DockerfileModel, { start, end }: Span) {
  const raw = syntax.text.slice(start, end);
  const quote = raw.charAt(0);
  const isQuoted = raw.length > 1 && (quote === '"' || quote === "'") && raw.endsWith(quote);
  const at = isQuoted ? { start: start + 1, end: end - 1 } : { start, end };
  if (raw.includes('$')) return { at, written: 'variable' as const };
  const isNumber = /^\d+$/.test(syntax.text.slice(at.start, at.end));
  return { at, written: isNumber ? ('number' as const) : ('name' as const) };
}
