import type { Block, ShellScript, Step } from '../../shell/script.ts';
import type { Span } from '../../syntax/nodes.ts';
import { holds } from './spans.ts';

/** Words, commands, pipelines, `&&` chains and lists of `script` that hold `offset`. */
export function shellSelections(script: ShellScript, offset: number): readonly Span[] {
  const spans: Span[] = [];
  const blocks = new Set<Block>();
  for (const command of script.commands) {
    if (!holds(command, offset)) continue;
    spans.push(command, ...command.assignments, ...command.redirects);
    for (const word of command.words) {
      spans.push(word, ...(word.quoted ? [{ start: word.start + 1, end: word.end - 1 }] : []));
    }
  }
  const visit = (block: Block): void => {
    if (blocks.has(block) || !holds(block, offset)) return;
    blocks.add(block);
    spans.push(block);
    const step = stepAt(block.steps, offset);
    if (step === undefined) return;
    spans.push(step, chainOf(step));
    step.blocks.forEach(visit);
  };
  visit(script.body);
  return spans;
}

/** Steps are in the order of the text. */
function stepAt(steps: readonly Step[], offset: number): Step | undefined {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle]?.start ?? offset) <= offset) low = middle + 1;
    else high = middle;
  }
  return steps[low - 1];
}

/** The steps around `step` that `&&` and `||` join to it. */
function chainOf({ block: { steps }, index, start, end }: Step): Span {
  let first = index;
  while (joins(steps[first - 1])) first--;
  let last = index;
  while (joins(steps[last])) last++;
  return { start: steps[first]?.start ?? start, end: steps[last]?.end ?? end };
}

function joins(step: Step | undefined): boolean {
  const kind = step?.after?.kind;
  return kind === '&&' || kind === '||';
}
