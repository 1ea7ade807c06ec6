import type { ShellScript, Step } from '../../../shell/script.ts';
import type { Instruction } from '../../../syntax/nodes.ts';
import type { RefactorContext } from '../refactor.ts';
import { touches } from './selection.ts';
import { connectors, isPlainShell } from './steps.ts';

/** A RUN that `&&` may stand before and behind. */
export interface MergeableRun {
  readonly instruction: Instruction;
  readonly script: ShellScript;
  readonly steps: readonly [Step, ...Step[]];
  /** Where its commands begin and end. */
  readonly start: number;
  readonly end: number;
}

/**
 * The RUNs that could become one: the selected ones, or the one at the cursor with all that follow,
 * as far as they have the same flags and no comment for a tool stands between.
 */
export function runsToMerge(context: RefactorContext): readonly MergeableRun[] {
  const { model, selection } = context;
  const first = model.instructionAt(selection.start);
  const instructions = (first && model.stageOf(first)?.instructions) ?? [];
  const at = first === undefined ? -1 : instructions.indexOf(first);
  if (at < 0) return [];
  const wanted = instructions.slice(at).filter((one) => touches(one, selection)).length;
  const runs: MergeableRun[] = [];
  for (const instruction of instructions.slice(at)) {
    const [before] = runs;
    if (wanted > 1 && runs.length === wanted) break;
    const run = mergeableRun(context, instruction);
    if (run === undefined || (before && !mayFollow(run, before))) break;
    runs.push(run);
  }
  return wanted > 1 && runs.length < wanted ? [] : runs;
}

function mergeableRun(
  context: RefactorContext,
  instruction: Instruction,
): MergeableRun | undefined {
  if (instruction.name !== 'RUN') return undefined;
  const script = context.shell(instruction);
  if (script?.kind !== 'posix' || script.problem || !isPlainShell(instruction, script)) {
    return undefined;
  }
  const [first, ...others] = script.body.steps;
  const kinds = connectors(script.body);
  const isOpen = (others.at(-1) ?? first)?.after !== undefined;
  if (first === undefined || isOpen || kinds.has('&') || kinds.has('newline')) return undefined;
  const { body, argsIndex } = instruction;
  const start = body.offsetAt(argsIndex);
  return { instruction, script, steps: [first, ...others], start, end: body.end };
}

function mayFollow({ instruction }: MergeableRun, before: MergeableRun): boolean {
  // What silences findings above it would stand somewhere else.
  const isForTools = instruction.leadingComments.some(({ text }) => FOR_TOOLS.test(text));
  return !isForTools && flagsKey(instruction) === flagsKey(before.instruction);
}

const FOR_TOOLS = /^(?:hadolint|shellcheck|longshore|check)\b/i;

/** Flags in another order are the same flags. */
function flagsKey({ flags }: Instruction): string {
  const texts = flags.map(({ name, value }) => `${name}=${value?.text}`);
  return texts.sort().join('\n');
}
