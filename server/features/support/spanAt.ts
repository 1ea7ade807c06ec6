import type { Span } from '../../syntax/nodes.ts';

/**
 * The span of `spans`, which are in order and apart from each other, that holds or touches `offset`;
 * of two that touch each other there, the later. Found by halving.
 */
export function spanAt<T extends Span>(spans: readonly T[], offset: number): T | undefined {
  const found = lastFrom(spans, offset, ({ start }) => start);
  return found !== undefined && offset <= found.end ? found : undefined;
}

/** The last of `items` that begins at or before `offset`, by halving. */
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

/** Whether `offset` is in `span` or at one of its ends. */
export function touches({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}
