import type { DockerfileModel, Stage, VariableDefinition } from '../../model/model.ts';

/**
 * Where `ARG name` takes its value over from: the ARG before the first FROM, else what was in force
 * in its stage until then. `undefined` for a definition with a value, and where there is nothing.
 */
export function takenOverFrom(
  model: DockerfileModel,
  definition: VariableDefinition,
): VariableDefinition | undefined {
  const { name, kind, value, stage } = definition;
  if (stage === undefined || kind !== 'arg' || value !== undefined) return undefined;
  return model.globalArgs.get(name) ?? inForceBefore(model, definition, stage);
}

function inForceBefore(
  { definitions }: DockerfileModel,
  before: VariableDefinition,
  stage: Stage,
): VariableDefinition | undefined {
  const last = new Map<Stage, VariableDefinition>();
  for (const definition of definitions) {
    if (definition === before) break;
    if (definition.name === before.name && definition.stage) {
      last.set(definition.stage, definition);
    }
  }
  for (let at: Stage | undefined = stage; at !== undefined; at = at.parent) {
    const found = last.get(at);
    if (found !== undefined) return found;
  }
  return undefined;
}
