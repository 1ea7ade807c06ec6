import type { DockerfileModel } from '../../model/model.ts';
import { continuationAt, type LineKind, lineKind } from '../../syntax/lines.ts';
import type { Instruction, Span } from '../../syntax/nodes.ts';

/** A line of an instruction's own text; heredoc bodies are none. */
export interface HeaderLine extends Span {
  readonly kind: LineKind;
  /** Where the first character stands that is neither a space nor a tab; the end when there is none. */
  readonly content: number;
  /** Where the escape stands that carries the instruction on; -1 without one. */
  readonly escapeAt: number;
  /** Behind the last character before the escape, or the line's end, that is no space and no tab. */
  readonly contentEnd: number;
}

/** The lines of `instruction`, the first from its keyword on, without their line breaks. */
export function headerLines(model: DockerfileModel, instruction: Instruction): HeaderLine[] {
  const { lines, syntax } = model;
  const first = lines.lineAt(instruction.start);
  const last = lastHeaderLine(model, instruction);
  const found: HeaderLine[] = [];
  for (let line = first; line <= last; line++) {
    const start = line === first ? instruction.start : lines.startOf(line);
    const end = lines.endOf(line);
    const kind = line === first ? 'text' : lineKind(syntax.text, start, end);
    found.push(readLine(syntax.text, { start, end }, kind, syntax.escape));
  }
  return found;
}

function readLine(
  text: string,
  { start, end }: Span,
  kind: LineKind,
  escapeChar: string,
): HeaderLine {
  const cut = kind === 'text' ? continuationAt(text, start, end, escapeChar.charCodeAt(0)) : -1;
  const content = skipBlanks(text, start, cut < 0 ? end : cut);
  const contentEnd = skipBlanksBack(text, cut < 0 ? end : cut, content);
  return { start, end, kind, content, escapeAt: cut, contentEnd };
}

/** The last line that belongs to the instruction itself. */
function lastHeaderLine({ lines }: DockerfileModel, { start, end, heredocs }: Instruction): number {
  const behind = heredocs[0]?.body.start ?? end;
  const last = lines.lineAt(behind);
  // A heredoc's body begins on the next line; so does what follows blank lines.
  return behind > start && behind === lines.startOf(last) ? last - 1 : last;
}

/** Where the line of `offset` begins, behind a byte order mark. */
export function lineStart({ lines, syntax }: DockerfileModel, offset: number): number {
  const start = lines.startOf(lines.lineAt(offset));
  return start === 0 && syntax.text.startsWith('\uFEFF') ? 1 : start;
}

/** The first place from `from` that holds neither a space nor a tab; `to` when there is none. */
export function skipBlanks(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isSpaceOrTab(text.charCodeAt(at))) at++;
  return at;
}

/** Behind the last character before `from` that is neither a space nor a tab; `to` when there is none. */
export function skipBlanksBack(text: string, from: number, to: number): number {
  let at = from;
  while (at > to && isSpaceOrTab(text.charCodeAt(at - 1))) at--;
  return at;
}

function isSpaceOrTab(code: number): boolean {
  return code === 32 || code === 9;
}
