import type { Disposable } from '../engine/disposable.ts';
import { EngineError } from '../engine/errors.ts';
import type { Progress } from '../engine/streams/progress.ts';
import { Transfer } from './transfer.ts';

/** Says how far work has come, in words and as a part of 1. */
type Report = (message: string, fraction?: number) => void;

/** The pulls and pushes of this window, as commands use them. */
export interface TransfersControl {
  /** The last ones, the newest first. */
  readonly all: readonly Transfer[];
  /**
   * Runs `work`, keeps what it tells of its layers for whoever looks, and reports it in short.
   * Ends as `work` does.
   */
  run<T>(
    title: string,
    report: Report,
    work: (onProgress: (progress: Progress) => void) => Promise<T>,
  ): Promise<T>;
}

/** Those that are over and can still be looked at. */
const MOST_KEPT = 10;

/** Keeps the transfers of this window, while they run and a little longer. */
export class Transfers implements TransfersControl {
  readonly #listeners = new Set<(transfer: Transfer) => void>();
  #transfers: readonly Transfer[] = [];
  #last = 0;

  get all(): readonly Transfer[] {
    return this.#transfers;
  }

  get(id: number): Transfer | undefined {
    return this.#transfers.find((one) => one.id === id);
  }

  /** Something about a transfer is another than before; called for every message. */
  onDidChange(listener: (transfer: Transfer) => void): Disposable {
    const own = (transfer: Transfer) => listener(transfer);
    this.#listeners.add(own);
    return { dispose: () => this.#listeners.delete(own) };
  }

  async run<T>(
    title: string,
    report: Report,
    work: (onProgress: (progress: Progress) => void) => Promise<T>,
  ): Promise<T> {
    const transfer = new Transfer(++this.#last, title);
    const over = this.#transfers.filter(({ end }) => end !== undefined).slice(0, MOST_KEPT - 1);
    this.#transfers = [
      transfer,
      ...this.#transfers.filter((one) => !one.end || over.includes(one)),
    ];
    this.#tell(transfer);
    let said = '';
    const onProgress = (progress: Progress) => {
      transfer.apply(progress);
      this.#tell(transfer);
      const { message, fraction } = transfer;
      if (message !== said) {
        said = message;
        report(message, fraction);
      }
    };
    try {
      const result = await work(onProgress);
      transfer.finish({ kind: 'done' });
      return result;
    } catch (error) {
      transfer.finish(
        EngineError.is(error, 'cancelled')
          ? { kind: 'cancelled' }
          : { kind: 'failed', why: error instanceof Error ? error.message : String(error) },
      );
      throw error;
    } finally {
      this.#tell(transfer);
    }
  }

  #tell(transfer: Transfer): void {
    for (const listener of [...this.#listeners]) {
      listener(transfer);
    }
  }
}
