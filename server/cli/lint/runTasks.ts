import { setImmediate as turn } from 'node:timers/promises';
import type { LintTask } from './fileLinter.ts';
import type { LintOne } from './makeLinter.ts';
import type { Outcome } from './outcome.ts';

/** Tasks, and who is told what came of each. */
export interface TaskRun {
  readonly tasks: readonly LintTask[];
  readonly signal: AbortSignal;
  /** Called once for each task, by its place among them. */
  done(place: number, outcome: Outcome): void;
}

/** So many files wait for ShellCheck while others are linted. */
const AT_A_TIME = 8;
/** Signals and timers get their turn at least this often, in milliseconds. */
const LONGEST_TURN = 30;

/** Runs tasks in this thread. Rejects only with the signal's reason. */
export async function runTasks(lint: LintOne, { tasks, signal, done }: TaskRun): Promise<void> {
  let next = 0;
  let lastTurn = performance.now();
  const work = async (): Promise<void> => {
    for (let place = next++; ; place = next++) {
      const task = tasks[place];
      if (task === undefined) return;
      done(place, await lint(task, signal));
      if (performance.now() - lastTurn > LONGEST_TURN) {
        await turn();
        lastTurn = performance.now();
      }
      signal.throwIfAborted();
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
}
