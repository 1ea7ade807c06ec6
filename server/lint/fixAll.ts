import type { DockerfileModel } from '../model/model.ts';
import type { Finding } from '../rules/rule.ts';
import { parse } from '../syntax/parse.ts';
import { applyEdits, type FixRound, safeRound } from './fixes.ts';
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
/** So often a text is read to find out which of its fixes do harm. */
const MAX_TRIALS = 200;

/**
 * Makes the safe fixes in `text`, and those that are possible then, until none is left (or there
 * have been ten rounds). One behind which less of the text could be read is left out. `findings` is
 * what is left. Rejects with what `lint` rejects with.
 */
export async function fixAll(
  text: string,
  lint: (text: string) => Promise<Linted>,
): Promise<FixedText> {
  const change = new TextChange(text);
  const fixed: string[] = [];
  let linted = await lint(text);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = harmlessRound(change.after, linted);
    if (next.edits.length === 0) break;
    change.apply(next.edits);
    fixed.push(...next.fixed.map(({ code }) => code));
    linted = await lint(change.after);
  }
  return { ...linted, change, fixed };
}

/** The safe fixes that go together and that leave no more problems of syntax than there are. */
function harmlessRound(text: string, { model, findings }: Linted): FixRound {
  const most = model.syntax.problems.length;
  let trials = 0;
  const isHarmless = ({ edits }: FixRound): boolean => {
    trials++;
    return parse(applyEdits(text, edits)).problems.length <= most;
  };
  const harmless = (some: readonly Finding[]): readonly Finding[] => {
    if (some.length === 0 || trials > MAX_TRIALS) return [];
    if (isHarmless(safeRound(some))) return some;
    if (some.length === 1) return [];
    const middle = some.length >> 1;
    return [...harmless(some.slice(0, middle)), ...harmless(some.slice(middle))];
  };
  const whole = safeRound(findings);
  if (whole.edits.length === 0 || isHarmless(whole)) return whole;
  const rest = safeRound(harmless(whole.fixed));
  return isHarmless(rest) ? rest : { fixed: [], edits: [] };
}
