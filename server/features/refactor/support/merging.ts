import type { TextEdit } from '../../../rules/rule.ts';
import type { Step } from '../../../shell/script.ts';
import type { RefactorContext } from '../refactor.ts';
import { type Joint, jointLike } from './joints.ts';
import type { MergeableRun } from './mergeableRuns.ts';
import { changesShell, connectors, shellStops, stopsAtFailure } from './steps.ts';

/** The edits that make one RUN of several; `undefined` where it would not run the same. */
export function mergeEdits(
  context: RefactorContext,
  runs: readonly MergeableRun[],
): readonly TextEdit[] | undefined {
  const [first] = runs;
  if (first === undefined) return undefined;
  const joint = jointLike(
    context,
    runs.flatMap(({ steps }) => steps),
  );
  const merge = { context, runs, joint };
  if (runs.some(({ steps }) => steps.some(mayStop))) return stoppingEdits(merge);
  return chainEdits(merge, shellStops(context.shellAt(first.instruction)));
}

interface Merge {
  readonly context: RefactorContext;
  readonly runs: readonly MergeableRun[];
  readonly joint: Joint;
}

/** `set -e` stands anywhere in it. */
function mayStop({ commands, blocks }: Step): boolean {
  const isSet = commands.some(
    ({ program, args }) => program === 'set' && (args.hasFlag('e') || args.hasAny('errexit')),
  );
  return isSet || blocks.some(({ steps }) => steps.some(mayStop));
}

interface Brackets {
  readonly open: string;
  readonly close: string;
}

const NONE: Brackets = { open: '', close: '' };

/** Joined by `&&`; what belongs together stands in brackets. `stops`: the SHELL has `-e`. */
function chainEdits(merge: Merge, stops: boolean): readonly TextEdit[] | undefined {
  const { runs } = merge;
  const brackets = runs.map((run, n) => bracketsFor(run, n, n === runs.length - 1));
  // Within a chain, and in brackets too, `-e` does not count.
  if (stops && brackets.some((one) => one !== NONE)) return undefined;
  const { operatorAt, lineEnd, indent } = merge.joint;
  const edits: TextEdit[] = [];
  for (const [n, run] of runs.entries()) {
    const before = runs[n - 1];
    const { open, close } = brackets[n] ?? NONE;
    if (before === undefined) edits.push({ start: run.start, end: run.start, newText: open });
    else {
      const closeBefore = brackets[n - 1]?.close ?? '';
      const comments = commentsBetween(merge, before, run, run.start);
      const newText =
        operatorAt === 'lineEnd'
          ? `${closeBefore} &&${lineEnd}${comments}${indent}${open}`
          : `${closeBefore}${lineEnd}${comments}${indent}&& ${open}`;
      edits.push({ start: before.end, end: run.start, newText });
    }
    if (n === runs.length - 1) edits.push({ start: run.end, end: run.end, newText: close });
  }
  return edits.filter(({ start, end, newText }) => end > start || newText !== '');
}

/** What one RUN must stand in, so that the others neither see nor change what it does. */
function bracketsFor({ script, steps }: MergeableRun, n: number, isLast: boolean): Brackets {
  const [first] = steps;
  if (!isLast && steps.some(changesShell)) {
    // `((` begins a sum.
    const isBracket = first.blocks[0]?.kind === 'subshell';
    return { open: isBracket ? '( ' : '(', close: ')' };
  }
  const kinds = connectors(script.body);
  const isLoose = n > 0 && (kinds.has(';') || kinds.has('||'));
  return isLoose ? { open: '{ ', close: '; }' } : NONE;
}

/** Joined by `;`, where all begin with the same `set -e`, which need be said only once. */
function stoppingEdits(merge: Merge): readonly TextEdit[] | undefined {
  const { context, runs, joint } = merge;
  const { text } = context.model.syntax;
  const heads = runs.map(({ steps: [head] }) => text.slice(head.start, head.end));
  const areAlike = heads.every((head) => head === heads[0]);
  if (!areAlike || !runs.every((run, n) => isStopping(run, n === runs.length - 1)))
    return undefined;
  const edits: TextEdit[] = [];
  for (const [n, run] of runs.entries()) {
    const before = runs[n - 1];
    const second = run.steps[1];
    if (before === undefined || second === undefined) continue;
    const comments = commentsBetween(merge, before, run, second.start);
    const newText = `;${joint.lineEnd}${comments}${joint.indent}`;
    edits.push({ start: before.end, end: second.start, newText });
  }
  return edits;
}

/**
 * Begins with `set -e;` and nothing else of the kind. Unless it is the last one, its last command must
 * stop what follows when it fails, which one behind `&&` does not.
 */
function isStopping({ steps }: MergeableRun, isLast: boolean): boolean {
  const [head, ...others] = steps;
  const last = others.at(-1);
  if (!stopsAtFailure(head) || head.after?.kind !== ';' || last === undefined) return false;
  if (others.some(mayStop)) return false;
  if (isLast) return true;
  return last.before?.kind === ';' && !last.negated && !others.some(changesShell);
}

/** The comments between two RUNs, and those before the place where the second one goes on. */
function commentsBetween(
  { context, joint }: Merge,
  before: MergeableRun,
  { instruction }: MergeableRun,
  end: number,
): string {
  const { text } = context.model.syntax;
  const lines = text.slice(before.end, instruction.keyword.start).split(/\r\n|\n/);
  const inner = instruction.innerComments.filter((comment) => comment.start < end);
  return [...lines, ...inner.map(({ start, end: to }) => text.slice(start, to))]
    .map((line) => line.trim())
    .filter((line) => line.startsWith('#'))
    .map((line) => `${joint.indent}${line}${context.lineBreak}`)
    .join('');
}
