import type { Replacement } from './comments.ts';
import type { Script } from './script.ts';

/** One replacement, in indexes of the shell text. */
export interface ScriptEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** What an insertion belongs to. */
  readonly sticksTo: 'before' | 'behind';
}

/**
 * `replacements` in the order of the text, insertions at one place made one. `undefined` when there
 * are none, or they can't be made: they overlap, or one lies outside the text or breaks a line.
 */
export function editsOf(
  replacements: readonly Replacement[],
  script: Script,
): readonly ScriptEdit[] | undefined {
  const edits: ScriptEdit[] = [];
  for (const { from, to, text, sticksTo } of [...replacements].sort(inOrder)) {
    const start = script.indexOf(from);
    const end = script.indexOf(to);
    if (start === undefined || end === undefined || end < start || text.includes('\n')) {
      return undefined;
    }
    const last = edits.at(-1);
    if (last && start < last.to) return undefined;
    if (last?.from === start && last.to === start && end === start) {
      edits[edits.length - 1] = { ...last, text: last.text + text };
    } else edits.push({ from: start, to: end, text, sticksTo });
  }
  return edits.length > 0 ? edits : undefined;
}

/**
 * At one place, what closes the text before comes before what opens the text behind; of two that
 * close the inner one comes first, of two that open the outer one.
 */
function inOrder(a: Replacement, b: Replacement): number {
  const along = a.from.line - b.from.line || a.from.column - b.from.column;
  if (along !== 0) return along;
  if (a.sticksTo !== b.sticksTo) return a.sticksTo === 'before' ? -1 : 1;
  return a.sticksTo === 'before' ? b.precedence - a.precedence : a.precedence - b.precedence;
}
