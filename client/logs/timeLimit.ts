import { type Context, createContext, Script } from 'node:vm';

/** What took longer than it may. */
export class TookTooLong extends Error {
  constructor() {
    super('It took too long');
    this.name = 'TookTooLong';
  }
}

/**
 * Runs work that may never end, as a regular expression on text it was not made for. There is no
 * other way to stop one, short of a process of its own.
 */
export class TimeLimit {
  readonly #script = new Script('work()');
  #context: (Context & { work?: () => unknown }) | undefined;

  /** @throws TookTooLong after `milliseconds`; what `work` throws. */
  run<T>(milliseconds: number, work: () => T): T {
    this.#context ??= createContext({});
    this.#context.work = work;
    try {
      return this.#script.runInContext(this.#context, { timeout: milliseconds }) as T;
    } catch (error) {
      // Made in the other context, it is no `Error` of ours.
      if ((error as { readonly code?: unknown } | null)?.code === TIMED_OUT) {
        throw new TookTooLong();
      }
      throw error;
    } finally {
      delete this.#context.work;
    }
  }
}

const TIMED_OUT = 'ERR_SCRIPT_EXECUTION_TIMEOUT';
