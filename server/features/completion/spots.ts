import type { Spot } from './place/places.ts';

/**
 * The part of a word from `index` of what has been typed; `undefined` when the word goes over
 * several lines, where nobody can tell its places apart.
 */
export function spotBehind({ at, typed }: Spot, index: number): Spot | undefined {
  if (at.end - at.start < typed.length) return undefined;
  return { at: { start: at.start + index, end: at.end }, typed: typed.slice(index) };
}

/** The same without what follows `length` characters of it. */
export function spotUpTo({ at, typed }: Spot, length: number): Spot {
  return { at: { start: at.start, end: Math.min(at.end, at.start + length) }, typed };
}
