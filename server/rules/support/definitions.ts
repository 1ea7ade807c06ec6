import type {
  DockerfileModel,
  Stage,
  VariableDefinition,
  VariableReference,
} from '../../model/model.ts';
import { nearest } from './nearest.ts';

/** Searching for slips costs time with every name: files with more of them have other problems. */
const MOST_SEARCHES = 50;

/** Finds definitions that are not in force where a variable is used. */
export class Definitions {
  readonly #model: DockerfileModel;
  #first: ReadonlyMap<string, VariableDefinition> | undefined;
  #searches = 0;

  constructor(model: DockerfileModel) {
    this.#model = model;
  }

  /** The first definition of `name` in `stage`, else the first one of the file. */
  elsewhere(name: string, stage: Stage): VariableDefinition | undefined {
    this.#first ??= firstOf(this.#model.definitions);
    return this.#first.get(keyOf(name, stage)) ?? this.#first.get(name);
  }

  /** A name that is set where `reference` stands in `stage`, and that it may be a slip of. */
  near({ name, instruction }: VariableReference, stage: Stage): string | undefined {
    if (++this.#searches > MOST_SEARCHES) return undefined;
    const stages = new Set<Stage>();
    for (let at: Stage | undefined = stage; at !== undefined; at = at.parent) stages.add(at);
    const names = new Set<string>();
    for (const definition of this.#model.definitions) {
      if (definition.instruction.start >= instruction.start) break;
      if (definition.stage && stages.has(definition.stage)) names.add(definition.name);
    }
    return name.length < 3 ? undefined : nearest(name, [...names]);
  }
}

function firstOf(
  definitions: readonly VariableDefinition[],
): ReadonlyMap<string, VariableDefinition> {
  const first = new Map<string, VariableDefinition>();
  for (const definition of definitions) {
    const { name, stage } = definition;
    if (!first.has(name)) first.set(name, definition);
    const key = stage && keyOf(name, stage);
    if (key !== undefined && !first.has(key)) first.set(key, definition);
  }
  return first;
}

/** No name holds a blank. */
function keyOf(name: string, { index }: Stage): string {
  return `${index} ${name}`;
}
