import type { DockerfileModel } from '../../model/model.ts';
import { continuationAt } from '../../syntax/lines.ts';
import type { Comment, Directive, Instruction } from '../../syntax/nodes.ts';

/** A directive, a comment or an instruction with all its lines, from `first` to `last`. */
export type Item = Node & { readonly first: number; readonly last: number };

type Node =
  | { readonly kind: 'directive'; readonly node: Directive }
  | { readonly kind: 'comment'; readonly node: Comment }
  | { readonly kind: 'instruction'; readonly node: Instruction };

/** Everything that stands between blank lines; comments inside of instructions are part of them. */
export function itemsOf({ syntax, lines }: DockerfileModel): readonly Item[] {
  const { directives, comments, instructions } = syntax;
  const items: Item[] = [];
  const add = (item: Node): void => {
    const { start, end } = item.node;
    const first = lines.lineAt(start);
    const last = lines.lineAt(end);
    // Blank lines at its end hold their line break.
    const isBehind = last > first && end === lines.startOf(last);
    items.push({ ...item, first, last: isBehind ? last - 1 : last });
  };
  for (const node of directives) add({ kind: 'directive', node });
  let next = 0;
  const addComments = (start: number, end: number): void => {
    for (; (comments[next]?.start ?? end) < end; next++) {
      const comment = comments[next];
      if (comment && comment.start < start) add({ kind: 'comment', node: comment });
    }
  };
  for (const instruction of instructions) {
    addComments(instruction.start, instruction.end);
    add({ kind: 'instruction', node: instruction });
  }
  addComments(syntax.text.length, syntax.text.length);
  return items;
}

/** By item: a stage begins below it without a blank line between, or is this one. */
export function stagesBelow(items: readonly Item[]): readonly boolean[] {
  const below: boolean[] = items.map(() => false);
  for (let n = items.length - 1; n >= 0; n--) {
    const item = items[n];
    if (item === undefined) continue;
    if (item.kind === 'instruction') below[n] = item.node.name === 'FROM';
    else below[n] = items[n + 1]?.first === item.last + 1 && below[n + 1] === true;
  }
  return below;
}

/** The text goes on with what belongs to the instruction, if it goes on. */
export function isOpen({ syntax, lines }: DockerfileModel, instruction: Instruction): boolean {
  const heredoc = instruction.heredocs.at(-1);
  if (heredoc !== undefined && heredoc.terminator === undefined) return true;
  const { end } = instruction;
  if (instruction.emptyContinuations.at(-1)?.end === end) return true;
  if (heredoc !== undefined) return false;
  const start = lines.startOf(lines.lineAt(end));
  if (instruction.innerComments.at(-1)?.end === end) return false;
  return continuationAt(syntax.text, start, end, syntax.escape.charCodeAt(0)) >= 0;
}

/** Whether a line would be a directive if it stood where directives do, and at its beginning. */
export function looksLikeDirective(line: string): boolean {
  return /^[ \t]*#\s*[a-zA-Z][a-zA-Z0-9]*\s*=/.test(line);
}
