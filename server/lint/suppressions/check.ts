import type { DockerfileModel } from '../../model/model.ts';
import type { Instruction, Span } from '../../syntax/nodes.ts';
import { isExperimental, readChecks } from './checkOptions.ts';
import {
  ALL_CHECKS,
  type Cover,
  linesOf,
  type Suppression,
  type SuppressionSource,
  wholeFile,
} from './suppression.ts';

/**
 * BuildKit's `# check=skip=Name,…`: at the head of the file for all of it, in the comments above an
 * instruction for that instruction. `skip=all` means every check that BuildKit has, but for the
 * experimental ones.
 *
 * @see https://docs.docker.com/build/checks/#skip-checks
 */
export function checkSuppressions(model: DockerfileModel): readonly Suppression[] {
  const overrides = new Overrides(model);
  return readChecks(model).flatMap(({ at, instruction, skip, skipOption }) => {
    const comment: SuppressionSource = {
      at,
      dialect: 'BuildKit',
      removal: skipOption ?? linesOf(model, at),
      // It may be meant for the file, as a directive that came too late.
      doubtful: instruction !== undefined && instruction === model.syntax.instructions[0],
    };
    return skip.map(({ code, ...where }) => {
      const covers: Cover[] = [instruction ?? wholeFile(model)];
      if (instruction && (code === REPEATED || code === ALL_CHECKS)) {
        const overridden = overrides.by(instruction);
        if (overridden) covers.push({ ...spanOf(overridden), code: REPEATED });
      }
      return { code, at: where, covers, comment };
    });
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
    const all = experimental.length === 1 && experimental[0] === ALL_CHECKS;
    const covers = instruction ?? wholeFile(model);
    const matches = (code: string) => isExperimental(code) && (all || experimental.includes(code));
    return [{ covers, matches }];
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

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
