import type { DockerfileModel, Stage } from '../../model/model.ts';
import { stagePaths } from '../support/stagePaths.ts';
import type { Proposal } from './item.ts';
import type { Around } from './place/places.ts';

/** What can be taken from the stage that `--from=` or `from=` names, as far as the file says. */
export function completeStagePaths(
  model: DockerfileModel,
  around: Around,
  from: string,
): readonly Proposal[] {
  const stage = stageOf(model, around, from);
  if (stage === undefined) return [];
  const { paths } = stagePaths(model, stage, Number.POSITIVE_INFINITY);
  return paths.map(({ path, kind, origin }) => ({ label: path, kind, detail: origin }));
}

/** The files that the stage has got so far, for a program to be run. */
export function completePrograms(
  model: DockerfileModel,
  { stage, instruction }: Around,
): readonly Proposal[] {
  if (stage === undefined) return [];
  const { paths } = stagePaths(model, stage, instruction.start);
  return paths
    .filter(({ kind }) => kind === 'file')
    .map(({ path, kind, origin }) => ({ label: path, kind, detail: origin }));
}

function stageOf(model: DockerfileModel, { stage }: Around, name: string): Stage | undefined {
  const before = stage?.index ?? 0;
  if (!/^\d+$/.test(name)) return model.stageNamed(name, before);
  const numbered = model.stages[Number(name)];
  return numbered !== undefined && numbered.index < before ? numbered : undefined;
}
