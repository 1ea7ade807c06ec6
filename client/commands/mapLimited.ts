/** `Promise.all` over `items`, with at most `limit` of them under way; results in order. */
export async function mapLimited<T, R>(
  items: readonly T[],
  limit: number,
  map: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  const entries = items.entries();
  const workers = Array.from({ length: Math.min(limit, items.length) }, async () => {
    for (const [index, item] of entries) {
      results[index] = await map(item);
    }
  });
  await Promise.all(workers);
  return results;
}
