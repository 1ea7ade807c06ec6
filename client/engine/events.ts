import { backoff } from './backoff.ts';
import type { Clock } from './clock.ts';
import type { Disposable } from './disposable.ts';
import type { Engine } from './engine.ts';
import { EngineError } from './errors.ts';
import type { EngineEvent, EngineVersion } from './types.ts';

export interface FeedListener {
  /** The stream is open; what is listed from here on is completed by the events. */
  opened(version: EngineVersion, signal: AbortSignal): Promise<void>;
  event(event: EngineEvent): void;
  /** The stream, or the try to open it, failed; another try follows by itself. */
  lost(error: EngineError): void;
}

/** A connection that lasted so many milliseconds starts the back-off anew. */
const STEADY = 10_000;

/** The Engine's event stream, opened again for ever with back-off until stopped. */
export class EventFeed {
  readonly #engine: Engine;
  readonly #listener: FeedListener;
  readonly #clock: Clock;
  readonly #random: () => number;
  #running: AbortController | undefined;
  #connection: AbortController | undefined;
  #wake: (() => void) | undefined;
  #since: string | undefined;

  constructor(
    engine: Engine,
    listener: FeedListener,
    timing: { readonly clock: Clock; readonly random: () => number },
  ) {
    this.#engine = engine;
    this.#listener = listener;
    this.#clock = timing.clock;
    this.#random = timing.random;
  }

  start(): void {
    if (this.#running === undefined) {
      this.#running = new AbortController();
      // What was missed while stopped comes from the list that `opened` makes.
      this.#since = undefined;
      void this.#run(this.#running.signal);
    }
  }

  stop(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.#wake?.();
  }

  /** Ends the wait for the next try, if there is one. */
  retryNow(): void {
    this.#wake?.();
  }

  /** Gives the connection up: a call beside the stream has found the Engine unreachable. */
  fail(error: EngineError): void {
    this.#connection?.abort(error);
  }

  async #run(signal: AbortSignal): Promise<void> {
    for (let attempt = 0; !signal.aborted; attempt++) {
      const started = this.#clock.now();
      const error = await this.#follow(signal);
      if (signal.aborted) {
        return;
      }
      const steady = this.#clock.now() - started >= STEADY && !EngineError.is(error, 'timedOut');
      attempt = steady ? 0 : attempt;
      this.#listener.lost(error);
      if (await this.#pause(backoff(attempt, this.#random()), signal)) {
        attempt = -1;
      }
    }
  }

  /** One connection from opening to loss; answers why it ended. */
  async #follow(running: AbortSignal): Promise<EngineError> {
    const connection = new AbortController();
    const end = () => connection.abort(new EngineError('cancelled', 'Cancelled'));
    running.addEventListener('abort', end, { once: true });
    this.#connection = connection;
    const { signal } = connection;
    try {
      const version = await this.#engine.connect({ signal });
      let stream = Promise.resolve();
      const open = new Promise<void>((resolve) => {
        stream = this.#read(signal, resolve);
      });
      const caughtUp = open.then(() => this.#listener.opened(version, signal));
      await Promise.race([caughtUp, stream]);
      await stream;
      throw signal.reason;
    } catch (error) {
      return asEngineError(signal.aborted ? signal.reason : error);
    } finally {
      running.removeEventListener('abort', end);
      connection.abort();
    }
  }

  async #read(signal: AbortSignal, onOpen: () => void): Promise<void> {
    const since = this.#since;
    const options = { signal, onOpen, ...(since !== undefined && { since }) };
    for await (const event of this.#engine.events(options)) {
      if (signal.aborted) {
        return;
      }
      this.#since = event.timeNano;
      this.#listener.event(event);
    }
  }

  /** `true` when woken before the time was over. */
  async #pause(milliseconds: number, signal: AbortSignal): Promise<boolean> {
    const ended: Disposable[] = [];
    const woken = await new Promise<boolean>((resolve) => {
      this.#wake = () => resolve(true);
      ended.push(this.#clock.after(milliseconds, () => resolve(false)));
      ended.push(this.#engine.onHint(() => resolve(true)));
      if (signal.aborted) {
        resolve(false);
      }
    });
    this.#wake = undefined;
    for (const one of ended) {
      one.dispose();
    }
    return woken;
  }
}

function asEngineError(error: unknown): EngineError {
  return error instanceof EngineError
    ? error
    : new EngineError('disconnected', 'The Docker Engine cannot be followed', { cause: error });
}
