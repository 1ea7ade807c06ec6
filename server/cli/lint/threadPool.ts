import { Worker } from 'node:worker_threads';
import type { TaskRun } from './runTasks.ts';
import type { LintSettings } from './settings.ts';
import type { FromThread, ToThread } from './threadMessages.ts';

export interface ThreadOptions {
  /** The program that serves tasks when it finds itself in a thread. */
  readonly program: string;
  readonly threads: number;
  readonly settings: LintSettings;
}

/** Files travel in groups: each message costs, and no thread should be left with all the rest. */
const GROUPS_A_THREAD = 16;
const LARGEST_GROUP = 32;
/** A thread has one group to work on and one to go on with. */
const GROUPS_AHEAD = 2;

/**
 * Runs tasks in threads of their own, none of which is left behind. Rejects with the signal's
 * reason, or with what broke a thread.
 */
export async function runInThreads(options: ThreadOptions, run: TaskRun): Promise<void> {
  const groups = new Groups(run.tasks.length, options.threads);
  const stopping = new AbortController();
  const signal = AbortSignal.any([run.signal, stopping.signal]);
  const threads = Array.from({ length: options.threads }, async () => {
    try {
      await new Thread(options, groups, { ...run, signal }).ended;
    } catch (error) {
      stopping.abort();
      throw error;
    }
  });
  const ends = await Promise.allSettled(threads);
  const broken = ends.find((end) => end.status === 'rejected');
  if (broken !== undefined) throw broken.reason;
  run.signal.throwIfAborted();
}

/** Parts of all tasks, each handed out once. */
class Groups {
  readonly #count: number;
  readonly #size: number;
  #next = 0;

  constructor(count: number, threads: number) {
    this.#count = count;
    this.#size = Math.min(Math.ceil(count / (threads * GROUPS_A_THREAD)), LARGEST_GROUP);
  }

  /** The places of the next group; `undefined` when all are handed out. */
  take(): { readonly from: number; readonly to: number } | undefined {
    if (this.#next >= this.#count) return undefined;
    const from = this.#next;
    this.#next = Math.min(from + this.#size, this.#count);
    return { from, to: this.#next };
  }
}

class Thread {
  /** Settles when the thread is no more. */
  readonly ended: Promise<void>;
  readonly #worker: Worker;
  readonly #groups: Groups;
  readonly #run: TaskRun;
  /** How many groups it has not answered yet. */
  #busy = 0;

  constructor({ program, settings }: ThreadOptions, groups: Groups, run: TaskRun) {
    this.#groups = groups;
    this.#run = run;
    this.#worker = new Worker(program, { workerData: settings });
    this.#worker.on('message', (answer: FromThread) => this.#take(answer));
    const stop = (): void => this.#tell({ kind: 'stop' });
    run.signal.addEventListener('abort', stop);
    this.ended = new Promise((resolve, reject) => {
      this.#worker.once('error', reject);
      this.#worker.once('exit', (code) => {
        run.signal.removeEventListener('abort', stop);
        if (this.#busy > 0 && !run.signal.aborted) reject(new Error(`A thread ended with ${code}`));
        else resolve();
      });
    });
    for (let ahead = 0; ahead < GROUPS_AHEAD; ahead++) this.#give();
  }

  #take({ from, outcomes }: FromThread): void {
    this.#busy--;
    outcomes.forEach((outcome, n) => {
      this.#run.done(from + n, outcome);
    });
    this.#give();
  }

  #give(): void {
    const { signal, tasks } = this.#run;
    const group = signal.aborted ? undefined : this.#groups.take();
    if (group !== undefined) {
      this.#busy++;
      const { from, to } = group;
      this.#tell({ kind: 'tasks', from, tasks: tasks.slice(from, to) });
    } else if (this.#busy === 0) this.#tell({ kind: 'stop' });
  }

  #tell(message: ToThread): void {
    this.#worker.postMessage(message);
  }
}
