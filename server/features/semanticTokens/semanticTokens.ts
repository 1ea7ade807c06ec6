import type { DockerfileModel, VariableReference } from '../../model/model.ts';
import { referencesIn } from '../../rules/support/references.ts';
import type { ShellReader } from '../../shell/reader.ts';
import type { Instruction, Span } from '../../syntax/nodes.ts';
import { firstEndingBehind } from '../support/spans.ts';
import { paintComment, paintDirective } from './comments.ts';
import { paintInstruction } from './instructions.ts';
import { Painter } from './painter.ts';
import { paintShell } from './shell.ts';
import type { Token } from './token.ts';

/**
 * What the text is made of, in file order; of the instructions and comments that `span` touches, or
 * of all of them. Takes time in proportion to what is asked for.
 */
export function semanticTokens(
  model: DockerfileModel,
  shells: ShellReader,
  span: Span = { start: 0, end: model.syntax.text.length },
): readonly Token[] {
  const { syntax } = model;
  const painter = new Painter();
  for (const directive of touching(syntax.directives, span)) paintDirective(directive, painter);
  for (const comment of touching(syntax.comments, span)) paintComment(model, comment, painter);
  for (const instruction of touching(syntax.instructions, span)) {
    paintInstruction(model, instruction, painter);
    const script = shells.read(instruction);
    if (script !== undefined) paintShell(model, script, painter);
    paintVariables(model, instruction, painter);
  }
  return painter.finish();
}

/** Those of `all`, in file order, that share a character with `span`. */
function touching<T extends Span>(all: readonly T[], span: Span): readonly T[] {
  const from = firstEndingBehind(all, span.start);
  let to = from;
  while (to < all.length && (all[to]?.start ?? span.end) < span.end) to++;
  return all.slice(from, to);
}

function paintVariables(model: DockerfileModel, instruction: Instruction, painter: Painter): void {
  for (const reference of referencesIn(model, instruction)) {
    paintVariable(reference, model.syntax.text, painter);
  }
}

function paintVariable(reference: VariableReference, text: string, painter: Painter): void {
  const { start, end, nameSpan, modifier, definition, predefined } = reference;
  const modifiers = predefined
    ? (['defaultLibrary'] as const)
    : definition?.kind === 'arg'
      ? (['readonly'] as const)
      : [];
  if (modifier === undefined) {
    painter.paint({ start, end }, 'variable', ...modifiers);
    return;
  }
  const operatorEnd = nameSpan.end + modifier.length;
  painter.paint({ start, end: nameSpan.end }, 'variable', ...modifiers);
  painter.paint({ start: nameSpan.end, end: operatorEnd }, 'operator');
  if (end > operatorEnd && text.charAt(end - 1) === '}') {
    painter.paint({ start: end - 1, end }, 'variable', ...modifiers);
  }
}
