import type { ArrayFault } from '../../model/arrayReader.ts';
import type { BrokenArray } from '../../model/brokenArray.ts';
import type { Fix } from '../rule.ts';

/** What to do about each fault, to stand behind a colon. */
export const arrayRemedies: Readonly<Record<ArrayFault, string>> = {
  'bare-word': 'put double quotes around each word',
  'double-comma': 'delete one comma',
  escape: 'write each backslash twice',
  'missing-bracket': 'add "]" at the end',
  'missing-comma': 'put a comma between the words',
  'missing-quote': 'add the quote that closes this one',
  'non-string': 'put double quotes around it',
  'single-quotes': 'use double quotes',
  'text-behind': 'delete what stands behind "]", or the brackets',
  'trailing-comma': 'delete the last comma',
};

const MAY_CHANGE = 'It takes effect as an array, where it was plain text until now';

/** Mends what the builder takes for plain text. */
export function fixesForArray(broken: BrokenArray): readonly Fix[] {
  return refusedArrayFixes(broken).map((fix) => ({ ...fix, mayChange: MAY_CHANGE }));
}

/** Mends what the builder refuses. */
export function refusedArrayFixes({ edits }: BrokenArray): readonly Fix[] {
  return edits.length === 0 ? [] : [{ title: 'Make it a JSON array', edits }];
}
