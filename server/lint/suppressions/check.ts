import type { DockerfileModel } from '../../model/model.ts';
import type { Instruction, Span } from '../../syntax/nodes.ts';
import { type Check, isBuildKitCode, isExperimental, readChecks } from './checkOptions.ts';
import { matchesAny, type Suppression, wholeFile } from './suppression.ts';

/**
 * BuildKit's `# check=skip=Name,…`: at the head of the file for all of it, in the comments above an
 * instruction for that instruction. `skip=all` means every check that BuildKit has, but for the
 * experimental ones.
 *
 * @see https://docs.docker.com/build/checks/#skip-checks
 */
export function checkSuppressions(model: DockerfileModel): readonly Suppression[] {
  const overrides = new Overrides(model);
  return readChecks(model).flatMap((check) => {
    const matches = skippedBy(check);
    if (matches === undefined) return [];
    const { at, instruction } = check;
    const own: Suppression = { at, covers: instruction ?? wholeFile(model), matches };
    const overridden = instruction && matches(REPEATED) && overrides.by(instruction);
    if (!overridden) return [own];
    return [own, { at, covers: overridden, matches: matchesAny([REPEATED]) }];
  });
}

/** An experimental check that `# check=experimental=…` switches on. */
export interface Experiment {
  readonly covers: Span;
  matches(code: string): boolean;
}

/** What the file says about experimental checks: for all of it, or for one instruction. */
export function experimentsIn(model: DockerfileModel): readonly Experiment[] {
  if (!model.syntax.text.includes('experimental=')) return [];
  return readChecks(model).flatMap(({ experimental, instruction }) => {
    if (experimental.length === 0) return [];
    const named = experimental === 'all' ? isExperimental : matchesAny(experimental);
    const covers = instruction ?? wholeFile(model);
    return [{ covers, matches: (code: string) => isExperimental(code) && named(code) }];
  });
}

/** Whether `# check=error=true` makes every finding of BuildKit fail the build. */
export function failsBuild(model: DockerfileModel): boolean {
  const { syntax } = model;
  return syntax.directives.length > 0 && readChecks(model).some(({ error }) => error);
}

/** Reported at the instruction that is overridden, though BuildKit looks above the later one. */
const REPEATED = 'MultipleInstructionsDisallowed';

const REPEATABLE = new Set(['CMD', 'ENTRYPOINT', 'HEALTHCHECK']);

/** The instruction before, of the same name and stage, that one overrides. */
class Overrides {
  readonly #model: DockerfileModel;
  #earlier: ReadonlyMap<Instruction, Instruction> | undefined;

  constructor(model: DockerfileModel) {
    this.#model = model;
  }

  by(instruction: Instruction): Instruction | undefined {
    this.#earlier ??= this.#read();
    return this.#earlier.get(instruction);
  }

  #read(): ReadonlyMap<Instruction, Instruction> {
    const earlier = new Map<Instruction, Instruction>();
    for (const { instructions } of this.#model.stages) {
      const last = new Map<string, Instruction>();
      for (const instruction of instructions) {
        if (!REPEATABLE.has(instruction.name)) continue;
        const before = last.get(instruction.name);
        if (before !== undefined) earlier.set(instruction, before);
        last.set(instruction.name, instruction);
      }
    }
    return earlier;
  }
}

function skippedBy({ skip }: Check): ((code: string) => boolean) | undefined {
  if (skip === 'all') return (code) => isBuildKitCode(code) && !isExperimental(code);
  return skip.length === 0 ? undefined : matchesAny(skip);
}
