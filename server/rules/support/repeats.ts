import type { DockerfileModel } from '../../model/model.ts';
import type { Instruction } from '../../syntax/nodes.ts';
import type { Fix, Handlers, Report } from '../rule.ts';
import { instructionDeletion } from './deletions.ts';

/** Calls `found` for every `name` that follows another one in its stage, or before the first FROM. */
export function onRepeat(
  name: string,
  found: (later: Instruction, earlier: Instruction) => void,
): Handlers {
  let last: Instruction | undefined;
  return {
    stage() {
      last = undefined;
    },
    on: {
      [name](instruction: Instruction) {
        if (last !== undefined) found(instruction, last);
        last = instruction;
      },
    },
  };
}

/** What a rule reports at the later of two instructions of which only the later counts. */
export function repeatReport(
  model: DockerfileModel,
  later: Instruction,
  earlier: Instruction,
): Report<'repeated'> {
  return {
    at: later.keyword,
    message: 'repeated',
    data: { line: model.lines.lineAt(earlier.start) + 1 },
    fixes: [deletionOf(model, earlier)],
  };
}

/** Deletes an instruction that a later one overrides. */
export function deletionOf(model: DockerfileModel, earlier: Instruction): Fix {
  const line = model.lines.lineAt(earlier.start) + 1;
  return {
    title: `Delete the ${earlier.name} on line ${line}`,
    edits: [instructionDeletion(model, earlier)],
    mayChange: 'Nothing in the image, but the deleted one may be the one you meant',
  };
}
