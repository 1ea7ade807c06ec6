import type { Block, Command, Step } from '../../../shell/script.ts';

/** What they bring in counts on what fails in it being passed over, or not. */
const UNKNOWN: ReadonlySet<string> = new Set(['.', 'eval', 'set', 'shopt', 'source', 'trap']);

/**
 * Whether `step` fails under `set -e` where it fails in a chain of `&&`, and nowhere else: within a
 * chain the shell goes on after what fails in lists, loops and functions, under `set -e` it does not.
 */
export function failsAlike(step: Step): boolean {
  return !step.negated && step.commands.every(isKnown) && step.blocks.every(blockFailsAlike);
}

function isKnown({ words, program }: Command): boolean {
  return words.length === 0 || (program !== undefined && !UNKNOWN.has(program));
}

function blockFailsAlike({ kind, steps }: Block): boolean {
  if (kind === 'condition') return true;
  if (kind === 'loop' || kind === 'function' || kind === 'coprocess') return false;
  // A text given to another shell does not see the option.
  if (kind === 'script') return true;
  return steps.every((step, n) => {
    const joint = n === steps.length - 1 ? '&&' : step.after?.kind;
    return failsAlike(step) && (joint === '&&' || joint === '||');
  });
}
