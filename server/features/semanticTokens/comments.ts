import type { DockerfileModel } from '../../model/model.ts';
import type { Comment, Directive, Span } from '../../syntax/nodes.ts';
import { type CodeComment, checkCodes, codeComment } from '../support/codeComments.ts';
import { paintImage } from './images.ts';
import type { Painter } from './painter.ts';

/** A comment, and the rules that it names. */
export function paintComment(model: DockerfileModel, comment: Comment, painter: Painter): void {
  painter.paint(comment, 'comment');
  const named = codeComment(model, comment);
  if (named === undefined) return;
  painter.paint(named.head, 'macro');
  paintCodes(named.codes, painter);
}

/** `# name=value` at the head of the file. */
export function paintDirective(directive: Directive, painter: Painter): void {
  const { start, name, nameSpan, value, valueSpan } = directive;
  painter.paint({ start, end: nameSpan.start }, 'comment');
  painter.paint(nameSpan, 'macro');
  painter.paint(valueSpan, 'string');
  if (name === 'check') paintCodes(checkCodes(value, valueSpan.start), painter);
  else if (name === 'syntax') paintImage(value, plainPlace(valueSpan), painter);
}

function paintCodes(codes: CodeComment['codes'], painter: Painter): void {
  for (const code of codes) painter.paint(code, 'enumMember');
}

function plainPlace({ start }: Span): (from: number, to: number) => Span {
  return (from, to) => ({ start: start + from, end: start + to });
}
