import type { DockerfileModel } from '../model/model.ts';
import type { Fix, TextEdit } from '../rules/rule.ts';

/**
 * `fix` as it is, or, if it would take a comment between the lines of an instruction with it, as one
 * that says so and is not made unasked.
 */
export function keepingComments(fix: Fix, model: DockerfileModel): Fix {
  if (fix.mayChange !== undefined) return fix;
  return fix.edits.some((edit) => losesComment(edit, model))
    ? { ...fix, mayChange: 'A comment between the lines is lost' }
    : fix;
}

function losesComment({ start, end, newText }: TextEdit, model: DockerfileModel): boolean {
  if (end <= start || !model.syntax.text.slice(start, end).includes('#')) return false;
  const comments = model.instructionAt(start)?.innerComments ?? [];
  return comments.some(
    (comment) => start <= comment.start && comment.end <= end && !newText.includes(comment.text),
  );
}
