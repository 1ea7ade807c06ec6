import type { Span } from '../../syntax/nodes.ts';

/** The index of the first of `all`, which are in file order, that ends behind `offset`. */
export function firstEndingBehind(all: readonly Span[], offset: number): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.end ?? Number.POSITIVE_INFINITY) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Both edges count: a cursor behind a word is in it. */
export function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}
