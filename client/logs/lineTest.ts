import type { LineQuery } from '../webview/pages/logs/messages.ts';

/** What a query makes of text. */
export interface LineTest {
  /** Whether a regular expression of the user does the work, so that it may never end. */
  readonly mayHang: boolean;
  matches(text: string): boolean;
  /** Where in `text` it matches: from, to. */
  ranges(text: string): readonly (readonly [number, number])[];
}

/** The test of a query, or why there can be none; `undefined` when every line matches. */
export function lineTest(query: LineQuery): LineTest | { readonly problem: string } | undefined {
  const { text, isRegex, matchCase } = query;
  if (text === '') {
    return undefined;
  }
  let pattern: RegExp;
  try {
    const source = isRegex ? text : text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    pattern = new RegExp(source, matchCase ? 'g' : 'gi');
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
  return {
    mayHang: isRegex,
    matches(line) {
      pattern.lastIndex = 0;
      return pattern.test(line);
    },
    ranges(line) {
      pattern.lastIndex = 0;
      return [...line.matchAll(pattern)]
        .filter(([match]) => match !== '')
        .slice(0, MOST_RANGES)
        .map(({ 0: match, index }) => [index, index + match.length]);
    },
  };
}

/** More would not be told apart. */
const MOST_RANGES = 200;
