import { builderArgs, platformArgs } from '../../facts/variables.ts';
import type { DockerfileModel } from '../../model/model.ts';
import type { Proposal } from './item.ts';
import { once } from './once.ts';
import type { Around, KeyPlace } from './place/places.ts';

/**
 * Names for ARG: those that are used below and nobody declares, the global ones that the stage could
 * take over, the platform's. Not those that are declared already.
 */
export function completeArgNames(
  model: DockerfileModel,
  { around, given }: KeyPlace,
): readonly Proposal[] {
  const taken = new Set([...given, ...declaredIn(model, around)]);
  const proposals = [
    ...wanted(model, around),
    // Before the first FROM the platform's are known as they are.
    ...(around.stage === undefined ? [] : [...globals(model), ...PLATFORM]),
    ...REPRODUCIBLE,
  ];
  return once(proposals).filter(({ label }) => !taken.has(label));
}

const PLATFORM = platformArgs.map(({ name, summary }) => argument(name, summary));
/** Of the builder's own arguments the one that makes sense in a file. */
const REPRODUCIBLE = builderArgs
  .filter(({ name }) => name === 'SOURCE_DATE_EPOCH')
  .map(({ name, summary }) => argument(name, summary));

function argument(label: string, documentation: string): Proposal {
  return { label, kind: 'variable', documentation };
}

function declaredIn(
  { definitions }: DockerfileModel,
  { stage, instruction }: Around,
): readonly string[] {
  return definitions
    .filter((each) => each.stage === stage && each.instruction.start < instruction.start)
    .filter(({ kind }) => kind === 'arg')
    .map(({ name }) => name);
}

/** Used below, in this stage or in FROM, and set by nobody. */
function wanted(model: DockerfileModel, { stage, instruction }: Around): readonly Proposal[] {
  return model.references
    .filter(({ definition, predefined }) => definition === undefined && !predefined)
    .filter((each) => each.instruction.start > instruction.start)
    .filter((each) =>
      stage === undefined
        ? each.instruction.name === 'FROM'
        : each.expandedByBuild && model.stageOf(each.instruction) === stage,
    )
    .map(({ name }) => ({ label: name, kind: 'variable', description: 'used below' }));
}

function globals({ globalArgs }: DockerfileModel): readonly Proposal[] {
  return [...globalArgs.values()].map(({ name, resolved, value }) => ({
    label: name,
    kind: 'variable',
    description: resolved ?? value?.text ?? '',
    detail: 'Takes over the ARG before the first FROM',
  }));
}
