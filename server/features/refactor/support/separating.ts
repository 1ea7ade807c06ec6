import { readMounts } from '../../../model/mounts.ts';
import type { TextEdit } from '../../../rules/rule.ts';
import type { Instruction } from '../../../syntax/nodes.ts';
import type { RefactorContext } from '../refactor.ts';
import type { SelectedScript } from './selection.ts';
import { changesShell, connectors } from './steps.ts';

/**
 * The edits that give each command of a chain a RUN of its own, with the same flags; comments between
 * them stand above. `undefined` where a command needs what one before did to the shell, or where files
 * of a mount would be gone.
 */
export function separateRuns(
  { model, lineBreak }: RefactorContext,
  { owner, instruction, script }: SelectedScript,
): readonly TextEdit[] | undefined {
  const { steps } = script.body;
  const kinds = connectors(script.body);
  const isChain = steps.length > 1 && kinds.size === 1 && kinds.has('&&');
  if (!isChain || steps.at(-1)?.after !== undefined || losesFiles(instruction)) return undefined;
  if (steps.slice(0, -1).some(changesShell)) return undefined;
  const { text } = model.syntax;
  const head = headOf(owner, instruction);
  return steps.slice(1).map((step, n) => {
    const start = steps[n]?.end ?? step.start;
    const comments = owner.innerComments
      .filter((comment) => start <= comment.start && comment.end <= step.start)
      .map((comment) => text.slice(comment.start, comment.end) + lineBreak)
      .join('');
    return { start, end: step.start, newText: lineBreak + comments + head };
  });
}

/** `ONBUILD RUN --mount=… `, on one line. */
function headOf(owner: Instruction, { keyword, body, flags }: Instruction): string {
  const words = owner.trigger === undefined ? [] : [owner.keyword.text];
  const written = flags.map(({ name, value }) => {
    const dashed = `--${name}`;
    return value === undefined
      ? dashed
      : `${dashed}=${body.value.slice(value.index, value.index + value.text.length)}`;
  });
  return [...words, keyword.text, ...written, ''].join(' ');
}

/** A mount keeps what one command writes for the next, and no longer. */
function losesFiles(instruction: Instruction): boolean {
  return readMounts(instruction).some(
    ({ type, fields }) =>
      type === 'tmpfs' ||
      (type === 'bind' && fields.some(({ key }) => key === 'rw' || key === 'readwrite')),
  );
}
