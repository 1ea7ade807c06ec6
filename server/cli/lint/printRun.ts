import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fixedSummary } from '../../report/fixedSummary.ts';
import type { FileReport } from '../../report/report.ts';
import { rules } from '../../rules/index.generated.ts';
import { VERSION } from '../../version.generated.ts';
import type { CliIo } from '../command.ts';
import { reasonOf } from './failures.ts';
import type { Message, Outcome } from './outcome.ts';
import type { Output } from './outputs.ts';

/** What came of a run, and how it is wanted. */
export interface FinishedRun {
  readonly outcomes: readonly Outcome[];
  readonly reports: readonly FileReport[];
  readonly outputs: readonly Output[];
  /** Escape sequences for colour are welcome on a terminal. */
  readonly colour: boolean;
}

/**
 * Writes what came of a run where it is wanted. Where standard input was fixed, standard output is
 * what became of it alone, and reports go to standard error. Answers with what went wrong.
 */
export function printRun(
  { outcomes, reports, outputs, colour }: FinishedRun,
  io: CliIo,
): readonly Message[] {
  const fixed = outcomes.flatMap(({ fixedText }) => fixedText ?? []);
  for (const text of fixed) io.out(text);
  const diffs = outcomes.map(({ diff }) => diff).join('');
  if (diffs !== '' && outputs.every(leavesRoom)) io.out(`${diffs}\n`);
  const mended = fixedSummary(reports);
  // A format for programs has no words for it.
  if (mended && !outputs.some(({ format }) => format.name === 'text')) io.problem(mended);
  return outputs.flatMap(({ format, file }) => {
    const toPeople = file === undefined && fixed.length === 0;
    const context = { colour: colour && io.colour && toPeople, version: VERSION, rules };
    const text = format.print(reports, context);
    if (file !== undefined) return writeOutput(resolve(io.workingFolder, file), text, file);
    if (toPeople) io.out(text);
    else io.problem(text.trimEnd());
    return [];
  });
}

/** A diff before what other programs read would break it. */
function leavesRoom({ format, file }: Output): boolean {
  return file !== undefined || format.name === 'text';
}

function writeOutput(path: string, text: string, shown: string): readonly Message[] {
  try {
    writeFileSync(path, text);
    return [];
  } catch (error) {
    return [{ kind: 'error', text: `cannot write ${shown}: ${reasonOf(error)}` }];
  }
}
