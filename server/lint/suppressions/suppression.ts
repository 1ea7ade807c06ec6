import type { DockerfileModel } from '../../model/model.ts';
import type { Comment, Span } from '../../syntax/nodes.ts';

/** A comment that silences findings, whatever tool's dialect it is written in. */
export interface Suppression {
  /** The comment or directive itself. */
  readonly at: Span;
  /** Findings that begin in here are silenced; both ends included. */
  readonly covers: Span;
  /** Whether a finding known by `code` is meant. */
  matches(code: string): boolean;
}

/** Matches the codes of a list, each exactly as written. */
export function matchesAny(codes: readonly string[]): (code: string) => boolean {
  const set = new Set(codes);
  return (code) => set.has(code);
}

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

/** `text` cut at commas, without the white space around. */
export function splitCodes(text: string): readonly string[] {
  return text
    .split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '');
}
