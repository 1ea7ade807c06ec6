import type { DockerfileModel, VariableReference } from '../../model/model.ts';
import type { Instruction, Span } from '../../syntax/nodes.ts';

/** The uses of variables that begin inside `span`, in file order; found by halving. */
export function referencesIn(model: DockerfileModel, span: Span): readonly VariableReference[] {
  const { references } = model;
  const from = firstAt(references, span.start);
  const to = firstAt(references, span.end);
  return references.slice(from, to);
}

/** The instructions that some of `references` stand in. */
export function usersOf(references: readonly VariableReference[]): ReadonlySet<Instruction> {
  return new Set(references.map(({ instruction }) => instruction));
}

function firstAt(references: readonly VariableReference[], offset: number): number {
  let low = 0;
  let high = references.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((references[middle]?.start ?? Number.POSITIVE_INFINITY) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
