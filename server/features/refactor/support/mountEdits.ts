import type { TextEdit } from '../../../rules/rule.ts';
import type { RefactorContext } from '../refactor.ts';
import type { CacheMount } from './cacheMounts.ts';
import type { Selected } from './selection.ts';

/** Writes mounts behind the flags of a RUN, each on a line of its own, and the command below. */
export function mountEdits(
  { model, step, lineBreak }: RefactorContext,
  { instruction }: Selected,
  mounts: readonly CacheMount[],
): readonly TextEdit[] {
  const { text, escape: escapeChar } = model.syntax;
  const { flags, keyword, body, argsIndex } = instruction;
  const lineEnd = ` ${escapeChar}${lineBreak}${step}`;
  const last = flags.at(-1);
  const start = last?.end ?? keyword.end;
  const end = body.offsetAt(argsIndex);
  const written = mounts.map(({ target, locked }) => {
    return `--mount=type=cache,target=${target}${locked ? ',sharing=locked' : ''}`;
  });
  const newText = (last === undefined ? ' ' : lineEnd) + written.join(lineEnd);
  // The command may have a line of its own, with comments above.
  if (/[\r\n]/.test(text.slice(start, end))) return [{ start, end: start, newText }];
  return [{ start, end, newText: newText + lineEnd }];
}
