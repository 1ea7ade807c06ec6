import type { DockerfileModel } from '../../model/model.ts';
import type { SuppressionDialect, UnheardComment } from '../../rules/rule.ts';
import type { Comment, Span } from '../../syntax/nodes.ts';

/** One code that a comment names to silence findings, whatever tool's dialect it is written in. */
export interface Suppression {
  /** As written; `ALL_CHECKS` stands for every check of BuildKit's. */
  readonly code: string;
  /** Where the code is written. */
  readonly at: Span;
  readonly covers: readonly Cover[];
  readonly comment: SuppressionSource;
}

/** Findings that begin in here are silenced; both ends included. */
export interface Cover extends Span {
  /** What is silenced here, where it isn't what is written. */
  readonly code?: string;
}

/** The comment or directive that a suppression stands in. */
export interface SuppressionSource {
  readonly at: Span;
  readonly dialect: SuppressionDialect;
  /** What to take out when none of its codes is wanted. */
  readonly removal: Span;
  /** It may be meant otherwise than it works, so that nobody can say that it is unused. */
  readonly doubtful?: boolean;
}

/** What the comments of a file say about suppressions. */
export interface Suppressions {
  readonly heard: readonly Suppression[];
  readonly unheard: readonly UnheardComment[];
}

/** Every check of BuildKit's but the experimental ones. */
export const ALL_CHECKS = 'all';

/** The whole text. */
export function wholeFile(model: DockerfileModel): Span {
  return { start: 0, end: model.syntax.text.length };
}

/** The line below the comment, and all of the instruction that begins on it. */
export function lineBelow(model: DockerfileModel, comment: Comment): Span | undefined {
  const { lines } = model;
  const line = lines.lineAt(comment.start) + 1;
  if (line >= lines.lineCount) return undefined;
  const start = lines.startOf(line);
  const instruction = model.instructionAt(start);
  const begins = instruction !== undefined && instruction.start >= start;
  return { start, end: Math.max(lines.endOf(line), begins ? instruction.end : 0) };
}

/** The lines of `span` with their line breaks. */
export function linesOf({ lines }: DockerfileModel, { start, end }: Span): Span {
  return { start: lines.startOf(lines.lineAt(start)), end: lines.startOf(lines.lineAt(end) + 1) };
}
