import type {
  DockerfileModel,
  Stage,
  VariableDefinition,
  VariableReference,
} from '../../model/model.ts';
import type { ShellScript } from '../../shell/script.ts';
import type { Instruction } from '../../syntax/nodes.ts';
import { BaseImages } from './baseImages.ts';
import { referencesIn, usersOf } from './references.ts';
import { isExpandedByShell, isGuarded, ShellAssignments } from './shellVariables.ts';

/** A variable that a RUN uses and that is set only where the RUN does not see it. */
export interface LostVariable {
  readonly reference: VariableReference;
  readonly definition: VariableDefinition;
  /**
   * Where it is set: `below` the RUN in its own stage, before the first FROM (`global`), or in
   * `another` stage above that this one is not built on.
   */
  readonly where: 'below' | 'global' | 'another';
}

/**
 * Finds the variables that RUN instructions lost, the first use of each in a stage. What the shell
 * text or the base image may set is no loss; what nothing in the file sets is nobody's guess.
 */
export class LostVariables {
  readonly #model: DockerfileModel;
  readonly #bases = new BaseImages();
  readonly #told = new Set<string>();
  #first: ReadonlyMap<string, VariableDefinition> | undefined;
  #users: ReadonlySet<Instruction> | undefined;

  constructor(model: DockerfileModel) {
    this.#model = model;
  }

  in(run: Instruction, stage: Stage, script: ShellScript): readonly LostVariable[] {
    this.#users ??= usersOf(this.#model.references.filter(isUnset));
    if (!this.#users.has(run) || !isExpandedByShell(script)) return NONE;
    let assignments: ShellAssignments | undefined;
    const lost: LostVariable[] = [];
    for (const reference of referencesIn(this.#model, run)) {
      const { name } = reference;
      if (!isUnset(reference)) continue;
      const key = keyOf(name, stage);
      if (this.#told.has(key) || isGuarded(reference)) continue;
      const found = this.#find(reference, stage);
      if (found === undefined) continue;
      const text = this.#model.syntax.text.slice(run.start, run.end);
      assignments ??= new ShellAssignments(text, run, script);
      if (assignments.maySet(name)) continue;
      this.#told.add(key);
      lost.push({ reference, ...found });
    }
    return lost;
  }

  #find({ name }: VariableReference, stage: Stage): Omit<LostVariable, 'reference'> | undefined {
    this.#first ??= firstOf(this.#model.definitions);
    const own = this.#first.get(keyOf(name, stage));
    const global = this.#model.globalArgs.get(name);
    const other = this.#first.get(name);
    if (own === undefined && global === undefined && other === undefined) return undefined;
    const held = this.#bases.variablesOf(stage).mayHold(name);
    if (held === 'yes') return undefined;
    if (own !== undefined && (own.kind === 'arg' || held !== 'perhaps')) {
      return { definition: own, where: 'below' };
    }
    if (global !== undefined) return { definition: global, where: 'global' };
    const isAbove = other?.stage !== undefined && other.stage.index < stage.index;
    if (other === undefined || !isAbove || held === 'perhaps') return undefined;
    return { definition: other, where: 'another' };
  }
}

const NONE: readonly LostVariable[] = [];

function isUnset({ definition, predefined, expandedByBuild }: VariableReference): boolean {
  return definition === undefined && !predefined && !expandedByBuild;
}

/** The first definition of every name in a stage, and in each stage. */
function firstOf(
  definitions: readonly VariableDefinition[],
): ReadonlyMap<string, VariableDefinition> {
  const first = new Map<string, VariableDefinition>();
  for (const definition of definitions) {
    const { name, stage } = definition;
    if (stage === undefined) continue;
    const key = keyOf(name, stage);
    if (!first.has(name)) first.set(name, definition);
    if (!first.has(key)) first.set(key, definition);
  }
  return first;
}

/** No name holds a blank. */
function keyOf(name: string, { index }: Stage): string {
  return `${index} ${name}`;
}
