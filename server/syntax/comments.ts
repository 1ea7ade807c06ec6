import { ownCopy, skipSpace, trimEnd } from './chars.ts';
import type { Comment } from './nodes.ts';

/** The comment on the line from `start` to `end`, which begins with `#` but for white space. */
export function commentAt(text: string, start: number, end: number): Comment {
  const from = skipSpace(text, start, end);
  const to = Math.max(from + 1, trimEnd(text, from, end));
  return { start: from, end: to, text: ownCopy(text.slice(skipSpace(text, from + 1, to), to)) };
}
