import type { DockerfileModel } from '../../model/model.ts';
import type { Comment, Directive, Span } from '../../syntax/nodes.ts';
import { lineStart, skipBlanks, skipBlanksBack } from '../support/headerLines.ts';
import type { EditList } from './edits.ts';
import { looksLikeDirective } from './items.ts';
import type { FormatOptions } from './options.ts';

/** `# name=value`: one blank, and none around the equals sign. */
export function formatDirective(
  model: DockerfileModel,
  { start, name, value, valueSpan }: Directive,
  options: FormatOptions,
  edits: EditList,
): void {
  // To BuildKit a single blank is a value.
  if (value.trim() === '') return;
  const line = lineOf(model, start);
  edits.replace({ start: line.start, end: start }, '');
  edits.replace({ start, end: valueSpan.start }, `# ${name}=`);
  trimLine(model, line, options, edits);
}

/**
 * A comment outside of instructions begins its line. `isFirst`: nothing but directives stands above,
 * so that it might become one.
 */
export function formatComment(
  model: DockerfileModel,
  { start }: Comment,
  isFirst: boolean,
  options: FormatOptions,
  edits: EditList,
): void {
  const { text } = model.syntax;
  const line = lineOf(model, start);
  const stays = isFirst && looksLikeDirective(text.slice(start, line.end));
  if (!stays) edits.replace({ start: line.start, end: skipBlanks(text, line.start, start) }, '');
  trimLine(model, line, options, edits);
}

function lineOf(model: DockerfileModel, offset: number): Span {
  const { lines } = model;
  return { start: lineStart(model, offset), end: lines.endOf(lines.lineAt(offset)) };
}

function trimLine(
  { syntax }: DockerfileModel,
  { start, end }: Span,
  { trimTrailingBlanks }: FormatOptions,
  edits: EditList,
): void {
  const from = skipBlanksBack(syntax.text, end, start);
  if (trimTrailingBlanks) edits.replace({ start: from, end }, '');
}
