export type Casing = 'lower' | 'upper' | 'mixed';

/** How the letters of `word` are written. */
export function caseOf(word: string): Casing {
  if (word === word.toUpperCase()) return 'upper';
  return word === word.toLowerCase() ? 'lower' : 'mixed';
}

/** `keyword`, given in upper case, as it is written in a text of this casing. */
export function inCase(keyword: string, casing: Casing): string {
  return casing === 'lower' ? keyword.toLowerCase() : keyword;
}

/** `keyword`, given in upper case, written as the user writes `like`. */
export function inCaseOf(like: string, keyword: string): string {
  return inCase(keyword, caseOf(like));
}
