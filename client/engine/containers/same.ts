import { isDeepStrictEqual } from 'node:util';
import type { Container } from './types.ts';

/**
 * Whether `row` says the same as what we hold. A listed row dates its start only as "Up 5 minutes"
 * does, and calls an image whose name has moved on by its id; neither is news.
 */
export function sameContainer(
  held: Container,
  row: Container,
  { listed }: { readonly listed: boolean },
): boolean {
  if (!listed) {
    return isDeepStrictEqual(held, row);
  }
  return (
    held.state === row.state &&
    held.name === row.name &&
    held.health === row.health &&
    held.exitCode === row.exitCode &&
    held.createdAt === row.createdAt &&
    held.imageId === row.imageId &&
    (held.image === row.image || row.image === row.imageId) &&
    held.command === row.command &&
    near(held.startedAt, row.startedAt) &&
    near(held.finishedAt, row.finishedAt) &&
    isDeepStrictEqual(held.networks, row.networks) &&
    isDeepStrictEqual(held.addresses, row.addresses) &&
    isDeepStrictEqual(held.ports, row.ports) &&
    isDeepStrictEqual(held.mounts, row.mounts) &&
    isDeepStrictEqual(held.labels, row.labels)
  );
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Up to an age (ms), the Engine's texts are as exact as this (ms). */
const EXACTNESS: readonly (readonly [number, number])[] = [
  [MINUTE, 2_000],
  [HOUR, MINUTE],
  [2 * DAY, HOUR],
  [14 * DAY, DAY],
  [60 * DAY, 7 * DAY],
  [730 * DAY, 30 * DAY],
  [Number.POSITIVE_INFINITY, 365 * DAY],
];

function near(held: number | undefined, row: number | undefined): boolean {
  if (held === undefined || row === undefined || held === row) {
    return true;
  }
  const age = Date.now() - Math.min(held, row);
  const exactness = EXACTNESS.find(([limit]) => age < limit * 1.1)?.[1] ?? 0;
  // The Engine rounds down, some texts to the nearest; our clock and its may differ by seconds.
  return Math.abs(held - row) <= exactness + 5_000;
}
