import type { DockerfileModel, Stage } from '../../model/model.ts';
import { DEFAULT_SHELL, shellAfter } from '../../shell/shells.ts';
import type { Comment, Instruction } from '../../syntax/nodes.ts';

/**
 * The shell at each instruction of `model`: SHELL's, inherited from the stage a stage is built on,
 * or the one that a `# hadolint shell=…` names. Such a comment before the first instruction other
 * than FROM stands for the whole file, a later one for the rest of its stage.
 */
export function shellsInForce(
  model: DockerfileModel,
): (instruction: Instruction) => readonly string[] {
  const pragmas = model.syntax.comments.flatMap(pragma);
  const standard = fileDefault(model, pragmas);
  const shells = new Map<Instruction, readonly string[]>();
  const ends = new Map<Stage, readonly string[]>();
  let next = 0;
  for (const stage of model.stages) {
    let shell = (stage.parent && ends.get(stage.parent)) ?? standard;
    for (const instruction of stage.instructions) {
      for (; (pragmas[next]?.start ?? Infinity) < instruction.start; next++) {
        const named = pragmas[next];
        if (named && named.start >= stage.start) shell = named.words;
      }
      shells.set(instruction, shell);
      shell = shellAfter(shell, instruction);
    }
    ends.set(stage, shell);
  }
  return (instruction) => shells.get(instruction) ?? standard;
}

interface Pragma {
  readonly start: number;
  readonly words: readonly string[];
}

function fileDefault(model: DockerfileModel, pragmas: readonly Pragma[]): readonly string[] {
  const first = model.syntax.instructions.find(({ name }) => SETTERS.has(name));
  const named = pragmas.findLast(({ start }) => start < (first?.start ?? 0));
  return named?.words ?? DEFAULT_SHELL;
}

const SETTERS: ReadonlySet<string> = new Set(['FROM', 'ARG', 'ENV', 'SHELL']);

/** @see https://github.com/hadolint/hadolint#inline-ignores */
function pragma({ start, text }: Comment): Pragma[] {
  const match = /^hadolint[ \t]+shell[ \t]*=[ \t]*(\S+)[ \t]*(?:#.*)?$/.exec(text);
  return match?.[1] ? [{ start, words: [match[1], '-c'] }] : [];
}
