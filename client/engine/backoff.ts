const FIRST = 500;
const LONGEST = 15_000;

/**
 * Milliseconds to wait before try number `attempt` (0 is the first): doubling from 0.5 s to 15 s,
 * of which `random` (0 to 1) takes up to half away, so that many editors do not come back at once.
 */
export function backoff(attempt: number, random: number): number {
  const full = Math.min(LONGEST, FIRST * 2 ** Math.min(attempt, 10));
  return full * (1 - random / 2);
}
