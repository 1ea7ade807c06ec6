import { Ancestry } from './ancestry.ts';
import type { Stage, VariableDefinition } from './model.ts';

/**
 * The definitions in force while a file is read from top to bottom. A stage sees its own and those
 * of the stages it is built on; the last one wins, ARG or ENV, as in BuildKit's build state.
 */
export class Scope {
  readonly globals = new Map<string, VariableDefinition>();
  readonly #own = new Map<Stage, Map<string, VariableDefinition>>();
  /** What stages were found to take over from those they are built on, which no longer changes. */
  readonly #seen = new Map<Stage, Map<string, VariableDefinition | undefined>>();
  readonly #ancestry = new Ancestry();
  /** By name, in file order: most names have few definitions. */
  readonly #all = new Map<string, VariableDefinition[]>();

  add(definition: VariableDefinition): void {
    const { name, stage } = definition;
    if (stage === undefined) {
      this.globals.set(name, definition);
      return;
    }
    const own = this.#own.get(stage);
    if (own === undefined) this.#own.set(stage, new Map([[name, definition]]));
    else own.set(name, definition);
    const all = this.#all.get(name);
    if (all === undefined) this.#all.set(name, [definition]);
    else if (all.at(-1)?.stage === stage) all[all.length - 1] = definition;
    else all.push(definition);
  }

  /** The definition of `name` in `stage` so far; before the first FROM, and in FROM, a global one. */
  find(name: string, stage: Stage | undefined): VariableDefinition | undefined {
    if (stage === undefined) return this.globals.get(name);
    const definitions = this.#all.get(name);
    if (definitions === undefined) return undefined;
    const last = definitions.at(-1);
    if (last?.stage === stage) return last;
    return definitions.length <= FEW
      ? definitions.findLast((each) => each.stage && this.#ancestry.descends(stage, each.stage))
      : this.#above(name, stage);
  }

  #above(name: string, stage: Stage): VariableDefinition | undefined {
    let found: VariableDefinition | undefined;
    for (
      let at: Stage | undefined = stage;
      at !== undefined && found === undefined;
      at = at.parent
    ) {
      const seen = this.#seen.get(at);
      if (seen?.has(name)) {
        found = seen.get(name);
        break;
      }
      found = at === stage ? undefined : this.#own.get(at)?.get(name);
    }
    const seen = this.#seen.get(stage);
    if (seen === undefined) this.#seen.set(stage, new Map([[name, found]]));
    else seen.set(name, found);
    return found;
  }
}

/** Up to so many definitions are tried one by one; beyond, walking up the stages is quicker. */
const FEW = 64;
