import type {
  DockerfileModel,
  Stage,
  VariableDefinition,
  VariableReference,
} from '../../model/model.ts';
import type { VariableEntity } from './entity.ts';

/** All that belongs to one variable, each in file order. */
export interface VariableUses {
  readonly name: string;
  readonly definitions: readonly VariableDefinition[];
  readonly references: readonly VariableReference[];
}

/**
 * The definitions and uses of the variable that `entity` is one of. Definitions belong together
 * when one can be in force where the other is: in one stage, in a stage and those built on it, and
 * before the first FROM where `ARG name` takes the value over. A variable that nothing here sets is
 * all its uses in the stage, or in the instruction when it is left to a shell.
 */
export function variableUses(model: DockerfileModel, entity: VariableEntity): VariableUses {
  const { name, definition, reference } = entity;
  const named = model.references.filter((each) => each.name === name);
  if (definition === undefined) {
    const references = reference ? named.filter(sharesPlace(model, reference)) : [];
    return { name, definitions: [], references };
  }
  const groups = new Groups(model, name);
  const group = groups.of(definition);
  return {
    name,
    definitions: groups.all.filter((each) => groups.of(each) === group),
    references: named.filter((each) => each.definition && groups.of(each.definition) === group),
  };
}

function sharesPlace(
  model: DockerfileModel,
  one: VariableReference,
): (other: VariableReference) => boolean {
  const stage = scopeOf(model, one);
  return (other) => {
    if (other.definition !== undefined || scopeOf(model, other) !== stage) return false;
    const isShells = !one.expandedByBuild && !one.predefined;
    return !isShells || other.instruction === one.instruction;
  };
}

/** The stage whose variables count; none in FROM. */
function scopeOf(model: DockerfileModel, { instruction }: VariableReference): Stage | undefined {
  return instruction.name === 'FROM' ? undefined : model.stageOf(instruction);
}

/** Which definitions of a name are one variable. */
class Groups {
  readonly all: readonly VariableDefinition[];
  readonly #groups = new Map<VariableDefinition, number>();
  /** A group that turned out to be part of another one. */
  readonly #joined: number[] = [];

  constructor(model: DockerfileModel, name: string) {
    this.all = model.definitions.filter((each) => each.name === name);
    const byStage = new Map<Stage | undefined, VariableDefinition[]>();
    for (const definition of this.all) {
      const own = byStage.get(definition.stage);
      if (own === undefined) byStage.set(definition.stage, [definition]);
      else own.push(definition);
    }
    const globals = byStage.get(undefined);
    const outside = globals && this.#put(globals, undefined);
    const inForce: (number | undefined)[] = [];
    for (const stage of model.stages) {
      const above = stage.parent && inForce[stage.parent.index];
      const own = byStage.get(stage);
      const group = own ? this.#put(own, above) : above;
      inForce.push(group);
      if (group !== undefined && outside !== undefined && own?.some(isTakenOver)) {
        this.#join(group, outside);
      }
    }
  }

  of(definition: VariableDefinition): number | undefined {
    const group = this.#groups.get(definition);
    return group === undefined ? undefined : this.#root(group);
  }

  /** Puts `definitions` into `group`, or into a new one. */
  #put(definitions: readonly VariableDefinition[], group: number | undefined): number {
    const into = group ?? this.#joined.length;
    if (group === undefined) this.#joined.push(into);
    for (const definition of definitions) this.#groups.set(definition, into);
    return into;
  }

  #join(one: number, other: number): void {
    this.#joined[this.#root(one)] = this.#root(other);
  }

  #root(group: number): number {
    let root = group;
    for (let next = this.#joined[root]; next !== undefined && next !== root; ) {
      root = next;
      next = this.#joined[root];
    }
    return root;
  }
}

/** `ARG name`: its value comes from before the first FROM. */
function isTakenOver({ kind, value }: VariableDefinition): boolean {
  return kind === 'arg' && value === undefined;
}
