import type { DockerfileModel } from '../../model/model.ts';
import type { Instruction, Word } from '../../syntax/nodes.ts';
import type { Fix } from '../rule.ts';
import { lineBreakOf } from './lineBreaks.ts';

/**
 * Moves what is meant for a comment, from the word `comment` to the end of `instruction`, to a line
 * of its own above.
 */
export function commentAbove(
  { lines, syntax }: DockerfileModel,
  instruction: Instruction,
  comment: Word,
): Fix {
  const { text } = syntax;
  const line = lines.startOf(lines.lineAt(instruction.start));
  const before = text.slice(0, comment.start).trimEnd().length;
  const moved = text.slice(comment.start, instruction.end) + lineBreakOf(text);
  return {
    title: 'Move the comment above',
    edits: [
      { start: line, end: line, newText: moved },
      { start: before, end: instruction.end, newText: '' },
    ],
  };
}
