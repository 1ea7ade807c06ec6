import { backoff } from '../backoff.ts';
import type { Clock } from '../clock.ts';
import { EngineError } from '../errors.ts';
import type { LogLine } from './line.ts';
import { Resume } from './resume.ts';
import type { LogTime } from './time.ts';
import type { LogRange, LogVerbs } from './verbs.ts';

/** What became of the container while its log is followed. */
export type LogNote =
  | { readonly kind: 'stopped'; readonly exitCode?: number }
  | { readonly kind: 'started' };

/** How a container fares, for whoever follows its log. */
export interface ContainerWatch {
  /** As the Engine says right now; rejects with reason `notFound` when there is no such container. */
  now(signal: AbortSignal): Promise<{ readonly running: boolean; readonly exitCode?: number }>;
  /**
   * Resolves at the container's next start from the moment of the call on; rejects with reason
   * `notFound` when it is removed instead, and `cancelled` when `signal` fires.
   */
  nextStart(signal: AbortSignal): Promise<void>;
}

export interface ContainerLogOptions {
  readonly id: string;
  readonly logs: LogVerbs;
  readonly watch: ContainerWatch;
  /** What is read of the past. */
  readonly range: Pick<LogRange, 'tail' | 'since'>;
  readonly clock: Clock;
}

/** A log that ends sooner than this (milliseconds) though its container runs was not followed. */
const SHORT = 1_000;

/**
 * One container's log, each line once: over restarts of the container, and over times when nobody
 * reads. Its methods throw `EngineError`. A line counts as read when `keep` was called with it; it
 * comes again otherwise, when reading is started anew.
 */
export class ContainerLog {
  readonly #options: ContainerLogOptions;
  readonly #resume = new Resume();

  constructor(options: ContainerLogOptions) {
    this.#options = options;
  }

  /** When the last line was written that was read. */
  get lastTime(): LogTime | undefined {
    return this.#resume.last;
  }

  keep(line: LogTime & Pick<LogLine, 'stream'>): void {
    this.#resume.see(line);
  }

  /** What has been written and not been read yet. */
  async *catchUp(signal: AbortSignal): AsyncGenerator<readonly LogLine[]> {
    yield* this.#read(false, signal);
  }

  /** What is still to come, until `signal` fires. */
  async *follow(
    signal: AbortSignal,
  ): AsyncGenerator<{ readonly lines: readonly LogLine[] } | { readonly note: LogNote }> {
    const { watch, clock } = this.#options;
    for (let attempt = 0; ; attempt++) {
      const opened = clock.now();
      for await (const lines of this.#read(true, signal)) {
        yield { lines };
      }
      const waiting = new AbortController();
      const start = watch.nextStart(AbortSignal.any([signal, waiting.signal]));
      // Asked for below; until then, nobody listens.
      start.catch(() => undefined);
      try {
        // What an Engine leaves out when a container stops while it is followed.
        for await (const lines of unlessLeaving(this.#read(false, signal))) {
          yield { lines };
        }
        const { running, exitCode } = await watch.now(signal);
        if (!running) {
          attempt = -1;
          yield { note: { kind: 'stopped', ...(exitCode !== undefined && { exitCode }) } };
          await start;
          yield { note: { kind: 'started' } };
        } else if (clock.now() - opened >= SHORT) {
          attempt = -1;
        } else {
          await pause(clock, backoff(attempt, 0), signal);
        }
      } finally {
        waiting.abort();
      }
    }
  }

  async *#read(follow: boolean, signal: AbortSignal): AsyncGenerator<readonly LogLine[]> {
    const { id, logs, range } = this.#options;
    const { since } = this.#resume;
    this.#resume.restart();
    for await (const lines of logs.read(
      id,
      { follow, ...(since ? { since } : range) },
      { signal },
    )) {
      const fresh = lines.filter((line) => this.#resume.isNew(line));
      if (fresh.length > 0) {
        yield fresh;
      }
    }
  }
}

/** A container that is just being removed has a log no more, though it is still there. */
async function* unlessLeaving<T>(log: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* log;
  } catch (error) {
    if (!EngineError.is(error, 'conflict')) {
      throw error;
    }
  }
}

/** Ends early, too, when `signal` fires: what is done next will say so. */
function pause(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = clock.after(milliseconds, resolve);
    const end = () => {
      timer.dispose();
      resolve();
    };
    signal.addEventListener('abort', end, { once: true });
  });
}
