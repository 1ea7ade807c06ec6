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

/**
 * The span of `spans`, which are in order and apart from each other, that holds `offset`; of two
 * that touch each other there, the later.
 */
export function spanAt<T extends Span>(spans: readonly T[], offset: number): T | undefined {
  const found = lastFrom(spans, offset, ({ start }) => start);
  return found !== undefined && offset <= found.end ? found : undefined;
}

/** The last of `items`, which are in order, that begins at or before `offset`. */
export function lastFrom<T>(
  items: readonly T[],
  offset: number,
  startOf: (item: T) => number,
): T | undefined {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && startOf(item) <= offset) low = middle + 1;
    else high = middle;
  }
  return items[low - 1];
}
