import assert from 'node:assert/strict';

/**
 * Reads what the user sees until it equals `expected`, and fails with the last difference when it
 * does not within `timeoutMs` (15 seconds). For what arrives by itself: a diagnostic, a tree row.
 */
export async function eventually<T>(
  read: () => Promise<T>,
  expected: T,
  { timeoutMs = 15_000 }: { readonly timeoutMs?: number } = {},
): Promise<void> {
  await eventuallyPasses(async () => assert.deepEqual(await read(), expected), { timeoutMs });
}

/** Like {@link eventually}, for any check that throws until it holds. */
export async function eventuallyPasses(
  check: () => Promise<void>,
  { timeoutMs = 15_000 }: { readonly timeoutMs?: number } = {},
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
