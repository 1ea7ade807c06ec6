import type { DockerfileModel } from '../../model/model.ts';
import type { Instruction, Span } from '../../syntax/nodes.ts';
import type { Report } from '../rule.ts';

/**
 * Where to report `span` of `instruction`: at itself on the instruction's first line, which is the
 * line other tools name; at the keyword, with a focus, further down.
 */
export function placeOf(
  model: DockerfileModel,
  instruction: Instruction,
  span: Span,
): Pick<Report<string>, 'at' | 'focus'> {
  const { lines } = model;
  const { keyword } = instruction;
  if (lines.lineAt(span.start) === lines.lineAt(keyword.start)) return { at: span };
  return { at: keyword, focus: span };
}
