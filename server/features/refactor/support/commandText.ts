import type { Instruction, Span } from '../../../syntax/nodes.ts';
import type { RefactorContext } from '../refactor.ts';

/** The text that an instruction runs, in whatever form. */
export interface CommandText extends Span {
  /** Where it begins in the instruction's body. */
  readonly index: number;
  readonly value: string;
}

/** The command of CMD, ENTRYPOINT, RUN or `HEALTHCHECK CMD`; `undefined` where there is none. */
export function commandText(instruction: Instruction): CommandText | undefined {
  const { name, words, body, argsIndex } = instruction;
  if (name === 'HEALTHCHECK') {
    const [type, first] = words;
    if (type?.text.toUpperCase() !== 'CMD' || first === undefined) return undefined;
    return textFrom(instruction, first.index);
  }
  if (name !== 'CMD' && name !== 'ENTRYPOINT' && name !== 'RUN') return undefined;
  return argsIndex < body.value.length ? textFrom(instruction, argsIndex) : undefined;
}

function textFrom({ body }: Instruction, index: number): CommandText {
  return { ...body.span(index, body.value.length), index, value: body.value.slice(index) };
}

/**
 * Whether somebody else is given the words of the command, or gives it words of his own: those of CMD
 * are arguments of ENTRYPOINT, unless a shell swallows them.
 */
export function hasPartner({ model }: RefactorContext, instruction: Instruction): boolean {
  const partner = PARTNERS[instruction.name];
  if (partner === undefined) return false;
  for (let stage = model.stageOf(instruction); stage !== undefined; stage = stage.parent) {
    const owners = stage.instructions.flatMap((one) => [
      one,
      ...(one.trigger ? [one.trigger] : []),
    ]);
    if (owners.some(({ name }) => name === partner)) return true;
  }
  return false;
}

const PARTNERS: Readonly<Record<string, string>> = { CMD: 'ENTRYPOINT', ENTRYPOINT: 'CMD' };
