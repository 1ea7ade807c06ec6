import { type InstructionFact, instructionFact } from '../facts/instructions.ts';
import type { DockerfileModel } from '../model/model.ts';
import type { Instruction, Span } from '../syntax/nodes.ts';

export interface Hover {
  /** Markdown. */
  readonly markdown: string;
  /** What it is about. */
  readonly at: Span;
}

/** What to show for the thing at `offset`; `undefined` where there is nothing to say. */
export function hover(model: DockerfileModel, offset: number): Hover | undefined {
  const instruction = keywordAt(model.instructionAt(offset), offset);
  const fact = instruction && instructionFact(instruction.name);
  return fact && { markdown: describe(fact), at: instruction.keyword };
}

/** The instruction, or the one it triggers, whose keyword holds `offset`. */
function keywordAt(instruction: Instruction | undefined, offset: number): Instruction | undefined {
  let one = instruction;
  while (one !== undefined) {
    if (one.keyword.start <= offset && offset <= one.keyword.end) return one;
    one = one.trigger;
  }
  return undefined;
}

function describe({ forms, documentation }: InstructionFact): string {
  return `\`\`\`dockerfile\n${forms.join('\n')}\n\`\`\`\n\n${documentation}`;
}
