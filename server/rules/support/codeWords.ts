import type { DockerfileModel } from '../../model/model.ts';
import type { Comment, Span } from '../../syntax/nodes.ts';

/** A rule's code in a comment. */
export interface CodeWord extends Span {
  readonly code: string;
}

/** The parts of `text`, which begins at `offset`, between commas and without white space around. */
export function codeWords(text: string, offset: number): readonly CodeWord[] {
  return [...text.matchAll(/[^\s,]+/g)].map(({ 0: code, index }) => {
    const start = offset + index;
    return { code, start, end: start + code.length };
  });
}

/** Where `comment.text` begins. */
export function textStart({ syntax }: DockerfileModel, comment: Comment): number {
  return syntax.text.indexOf(comment.text, comment.start + 1);
}
