import type { Instruction, Span } from '../../syntax/nodes.ts';

/** Whether a comment line of `instruction` begins between the ends of `span`; found by halving. */
export function holdsComment({ innerComments }: Instruction, { start, end }: Span): boolean {
  let low = 0;
  let high = innerComments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((innerComments[middle]?.start ?? Number.POSITIVE_INFINITY) < start) low = middle + 1;
    else high = middle;
  }
  const next = innerComments[low];
  return next !== undefined && next.start < end;
}
