import type { DockerfileModel } from '../model/model.ts';
import type { Finding } from '../rules/rule.ts';
import { applyEdits, safeRound } from './fixes.ts';
import { TextChange } from './textChange.ts';

/** A text and what was found in it. */
export interface Linted {
  readonly model: DockerfileModel;
  readonly findings: readonly Finding[];
}

export interface FixedText extends Linted {
  readonly change: TextChange;
  /** The codes of what was mended, each as often as it was. */
  readonly fixed: readonly string[];
}

/** Fixes that set each other off would go on for ever. */
const MAX_ROUNDS = 10;

/**
 * Makes the safe fixes in `text`, and those that are possible then, until none is left (or there
 * have been ten rounds). Stops before a round after which less of the text could be read.
 * `findings` is what is left. Rejects with what `lint` rejects with.
 */
export async function fixAll(
  text: string,
  lint: (text: string) => Promise<Linted>,
): Promise<FixedText> {
  const change = new TextChange(text);
  const fixed: string[] = [];
  let linted = await lint(text);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = safeRound(linted.findings);
    if (next.edits.length === 0) break;
    const tried = applyEdits(change.after, next.edits);
    if (tried === change.after) break;
    const relinted = await lint(tried);
    if (problemsIn(relinted) > problemsIn(linted)) break;
    change.apply(next.edits);
    fixed.push(...next.fixed.map(({ code }) => code));
    linted = relinted;
  }
  return { ...linted, change, fixed };
}

function problemsIn({ model }: Linted): number {
  return model.syntax.problems.length;
}
