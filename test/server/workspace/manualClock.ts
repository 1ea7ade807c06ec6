import type { Clock } from '../../../server/workspace/ports.ts';

/** Time that stands still until it is told to go on. */
export class ManualClock implements Clock {
  #now = 1_000_000;
  readonly #waiting = new Set<{ readonly until: number; readonly task: () => void }>();

  now(): number {
    return this.#now;
  }

  soon(task: () => void): () => void {
    return this.after(0, task);
  }

  after(milliseconds: number, task: () => void): () => void {
    const wait = { until: this.#now + milliseconds, task };
    this.#waiting.add(wait);
    return () => this.#waiting.delete(wait);
  }

  /** How long each task still has to wait, shortest first. */
  get pending(): readonly number[] {
    return [...this.#waiting].map(({ until }) => until - this.#now).sort((a, b) => a - b);
  }

  /** What has been begun begins to wait first; resolves once what waited has had its turn. */
  async advance(milliseconds: number): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.#now += milliseconds;
    for (const wait of [...this.#waiting]) {
      if (wait.until <= this.#now && this.#waiting.delete(wait)) wait.task();
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
}
