import type { DockerfileModel, Stage } from '../../model/model.ts';
import type { Instruction, Span } from '../../syntax/nodes.ts';

/** A place where one stage uses another. */
export interface StageSite {
  /** What names it, without quotes around. */
  readonly at: Span;
  /** The stage that uses it. */
  readonly by: Stage;
  readonly instruction: Instruction;
  /** `variable`: what stands there comes to the name, or hides it otherwise. */
  readonly written: 'name' | 'number' | 'variable';
}

/** Where the stages below use `stage`, in file order. */
export function stageSites(model: DockerfileModel, stage: Stage): readonly StageSite[] {
  const sites: StageSite[] = [];
  for (const by of model.stages.slice(stage.index + 1)) {
    if (by.parent === stage && by.image) sites.push(siteOf(model, by, by.from, by.image));
    for (const use of by.takesFrom) {
      if (use.stage === stage) sites.push(siteOf(model, by, use.by, use.at));
    }
  }
  return sites;
}

/** What `stage` itself uses: the stage it is built on, then those it takes files from. */
export function stagesUsed(
  model: DockerfileModel,
  stage: Stage,
): readonly (StageSite & { readonly used: Stage })[] {
  const { parent, image, from } = stage;
  const built = parent && image ? [{ ...siteOf(model, stage, from, image), used: parent }] : [];
  const taken = stage.takesFrom.map((use) => ({
    ...siteOf(model, stage, use.by, use.at),
    used: use.stage,
  }));
  return [...built, ...taken];
}

function siteOf(
  { syntax }: DockerfileModel,
  by: Stage,
  instruction: Instruction,
  { start, end }: Span,
): StageSite {
  const raw = syntax.text.slice(start, end);
  const isQuoted = raw.length > 1 && (raw.startsWith('"') || raw.startsWith("'"));
  const at =
    isQuoted && raw.endsWith(raw.charAt(0)) ? { start: start + 1, end: end - 1 } : { start, end };
  if (raw.includes('$')) return { at, by, instruction, written: 'variable' };
  const isNumber = /^\d+$/.test(syntax.text.slice(at.start, at.end));
  return { at, by, instruction, written: isNumber ? 'number' : 'name' };
}
