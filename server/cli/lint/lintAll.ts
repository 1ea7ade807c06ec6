import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { CliIo } from '../command.ts';
import type { LintTask } from './fileLinter.ts';
import { makeLinter } from './makeLinter.ts';
import type { LintOptions } from './options.ts';
import type { Outcome } from './outcome.ts';
import { Progress } from './progress.ts';
import { runTasks, type TaskRun } from './runTasks.ts';
import type { LintSettings } from './settings.ts';
import type { Target } from './targets.ts';
import { runInThreads } from './threadPool.ts';

/**
 * What threads cost, in files: each starts, loads the rules and runs slowly at first. Measured on two
 * cores, where some thousand files are needed until two threads are done sooner than one.
 */
const COST_OF_THREADS = 600;
/** No thread is worth its start for fewer. */
const FILES_A_THREAD = 100;

/**
 * Lints `targets`, in this thread or in as many as pay. The outcomes stand in the order of the
 * targets. Rejects only with the signal's reason.
 */
export async function lintAll(
  targets: readonly Target[],
  options: LintOptions & Pick<LintSettings, 'edits'>,
  io: CliIo,
): Promise<readonly Outcome[]> {
  const tasks = await tasksOf(targets, options, io);
  const threads = io.program === undefined ? 1 : threadsFor(tasks.length, options);
  const outcomes: Outcome[] = [];
  const progress = new Progress(io.status, tasks.length);
  const run: TaskRun = {
    tasks,
    signal: io.signal,
    done(place, outcome) {
      outcomes[place] = outcome;
      progress.step();
    },
  };
  try {
    const settings = settingsFor(options, io.workingFolder, threads);
    if (io.program === undefined || threads < 2) await runTasks(makeLinter(settings, io), run);
    else await runInThreads({ program: io.program, threads, settings }, run);
  } finally {
    progress.end();
  }
  return outcomes;
}

function threadsFor(files: number, { threads }: LintOptions): number {
  if (threads !== undefined) return Math.min(threads, files);
  const cores = availableParallelism();
  const spared = files - files / cores;
  return spared < COST_OF_THREADS ? 1 : Math.min(cores, Math.ceil(files / FILES_A_THREAD));
}

function settingsFor(
  { fix, configFiles, layer, edits }: LintOptions & Pick<LintSettings, 'edits'>,
  workingFolder: string,
  threads: number,
): LintSettings {
  const shellChecks = Math.ceil(availableParallelism() / Math.max(threads, 1));
  return { workingFolder, fix, configFiles, layer, edits, shellChecks };
}

async function tasksOf(
  targets: readonly Target[],
  { stdinFilename }: LintOptions,
  io: CliIo,
): Promise<readonly LintTask[]> {
  const tasks: LintTask[] = [];
  for (const { file, path } of targets) {
    if (path !== undefined) tasks.push({ file, path, text: undefined });
    else {
      const named =
        stdinFilename === undefined ? undefined : resolve(io.workingFolder, stdinFilename);
      tasks.push({ file: stdinFilename ?? file, path: named, text: await io.stdin() });
    }
  }
  return tasks;
}
