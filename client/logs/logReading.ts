import { Buffer } from 'node:buffer';
import { backoff } from '../engine/backoff.ts';
import type { Clock } from '../engine/clock.ts';
import type { Disposable } from '../engine/disposable.ts';
import { EngineError, UNREACHABLE_REASONS } from '../engine/errors.ts';
import { LiveMerge, mergeLogs } from '../engine/logs/merge.ts';
import type { KeptLine } from '../engine/logs/ring.ts';
import type { LogRange } from '../engine/logs/verbs.ts';
import type { Snapshot } from '../engine/store.ts';
import type { EngineSlot } from '../engine-host/engines.ts';
import { explain } from '../engine-host/explain.ts';
import { whenListed } from '../engine-host/whenListed.ts';
import type { LogContainer } from '../webview/pages/logs/messages.ts';
import { LogSource } from './logSource.ts';
import { noteText } from './noteText.ts';
import { pauseBeforeRetry } from './pauseBeforeRetry.ts';

export interface LogReadingOptions {
  /** The Engine, as it is now; `undefined` when it is not open any more. */
  readonly slot: () => EngineSlot | undefined;
  /** Whose logs are read: asked again whenever the store changes. */
  readonly members: (snapshot: Snapshot) => readonly LogContainer[];
  /** What is read of the past of each. */
  readonly range: Pick<LogRange, 'tail' | 'since'>;
  readonly clock: Clock;
  /** Lines as they are to be shown, in order. */
  readonly onLines: (lines: readonly KeptLine[]) => void;
  /** What is told of the sources or the whole changed. */
  readonly onChange: () => void;
}

/** No more logs than this are read at the same time: each is a connection. */
export const MOST_SOURCES = 50;

/** Milliseconds that a connection lasts which is worth being opened again at once. */
const STEADY = 10_000;

/**
 * The logs of some containers as one, each line once: the past in the order of time, then what
 * comes, over restarts of containers, a lost Engine, and times when nobody reads.
 */
export class LogReading implements Disposable {
  readonly #options: LogReadingOptions;
  #sources: readonly LogSource[] = [];
  #running: AbortController | undefined;
  #disposed = false;
  #status = '';
  #leftOut = 0;

  constructor(options: LogReadingOptions) {
    this.#options = options;
  }

  /** Every container that was read; lines name their place here. */
  get sources(): readonly LogSource[] {
    return this.#sources;
  }

  /** What there is to say of the whole, such as that the Engine is gone; empty for nothing. */
  get status(): string {
    const all = MOST_SOURCES + this.#leftOut;
    const most = `Only ${MOST_SOURCES} of ${all} containers are followed`;
    return this.#status || (this.#leftOut > 0 ? most : '');
  }

  /** Reads on where it was. */
  start(): void {
    if (this.#running === undefined && !this.#disposed) {
      this.#running = new AbortController();
      void this.#run(this.#running.signal);
    }
  }

  /** Reads no more, and holds no connection. */
  stop(): void {
    this.#running?.abort();
    this.#running = undefined;
  }

  /** Stops for good: nothing is told any more. */
  dispose(): void {
    this.#disposed = true;
    this.stop();
  }

  async #run(signal: AbortSignal): Promise<void> {
    const { slot, clock } = this.#options;
    const watching = slot()?.store.watch('containers');
    for (let attempt = 0; !signal.aborted; attempt++) {
      const opened = clock.now();
      const error = await this.#round(signal).catch((reason: unknown) => reason);
      if (!signal.aborted) {
        this.#say(EngineError.is(error) ? explain(error) : String(error));
        attempt = clock.now() - opened > STEADY ? 0 : attempt;
        await pauseBeforeRetry(slot()?.store, clock, backoff(attempt, 0), signal);
      }
    }
    watching?.dispose();
  }

  /** From a connected Engine to its loss: rejects with why. */
  async #round(signal: AbortSignal): Promise<void> {
    const slot = this.#options.slot();
    if (slot === undefined) {
      throw new EngineError('cancelled', 'This Docker Engine is no longer open');
    }
    const lease = await whenListed(slot.store, 'containers', signal);
    const ending = new AbortController();
    const round = AbortSignal.any([signal, ending.signal]);
    try {
      this.#say('');
      this.#join(slot);
      for await (const lines of mergeLogs(this.#sources.map((one) => this.#past(one, round)))) {
        for (const line of lines) {
          this.#sources[line.source]?.keep(line);
        }
        this.#show(lines);
      }
      await this.#followAll(slot, round);
    } finally {
      ending.abort();
      lease.release();
    }
  }

  /** What was written of a source while nobody read. */
  async *#past(source: LogSource, signal: AbortSignal): AsyncGenerator<readonly KeptLine[]> {
    if (isOver(source)) {
      return;
    }
    try {
      for await (const lines of source.log.catchUp(signal)) {
        yield source.styled(lines);
      }
      if (source.state === 'reading') {
        this.#set(source, 'following');
      }
    } catch (error) {
      yield [this.#failed(source, error)];
    }
  }

  /** Follows all sources and those that come meanwhile, until one finds the Engine gone. */
  async #followAll(slot: EngineSlot, signal: AbortSignal): Promise<never> {
    const merge = new LiveMerge<KeptLine>(this.#options.clock, (lines) => this.#show(lines));
    const listening: Disposable[] = [];
    try {
      return await new Promise<never>((_, reject) => {
        const follow = (source: LogSource) =>
          void this.#follow(source, merge, signal).catch(reject);
        this.#sources.forEach(follow);
        listening.push(slot.store.onDidChange(() => this.#join(slot).forEach(follow)));
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      });
    } finally {
      for (const one of listening) {
        one.dispose();
      }
      merge.flush();
    }
  }

  async #follow(source: LogSource, merge: LiveMerge<KeptLine>, signal: AbortSignal): Promise<void> {
    if (isOver(source)) {
      return;
    }
    const give = (lines: readonly KeptLine[]) => {
      for (const line of lines) {
        source.keep(line);
      }
      // One log alone has its order; of several, one may wait for a line of another.
      if (this.#sources.length === 1) {
        this.#show(lines);
      } else {
        merge.push(lines);
      }
    };
    try {
      for await (const event of source.log.follow(signal)) {
        if ('lines' in event) {
          give(source.styled(event.lines));
        } else if (event.note.kind !== source.state) {
          // A log that was read on tells again what is known.
          this.#set(source, event.note.kind === 'stopped' ? 'stopped' : 'following');
          give([this.#note(source, noteText(source.name, event.note))]);
        }
      }
    } catch (error) {
      give([this.#failed(source, error)]);
    }
  }

  /** Makes sources of members that are not there yet; answers those. */
  #join(slot: EngineSlot): readonly LogSource[] {
    const { members, range, clock } = this.#options;
    const known = new Set(this.#sources.map(({ id }) => id));
    const coming = members(slot.store.snapshot).filter(({ id }) => !known.has(id));
    const room = MOST_SOURCES - this.#sources.filter(({ state }) => state !== 'gone').length;
    const fresh = coming
      .slice(0, Math.max(0, room))
      .map((one, k) => new LogSource(one, this.#sources.length + k, slot, { range, clock }));
    const leftOut = coming.length - fresh.length;
    if (fresh.length > 0 || leftOut !== this.#leftOut) {
      this.#leftOut = leftOut;
      this.#sources = [...this.#sources, ...fresh];
      this.#options.onChange();
    }
    return fresh;
  }

  /** What to say of a source that cannot be read; throws when the Engine is gone. */
  #failed(source: LogSource, error: unknown): KeptLine {
    if (!EngineError.is(error) || error.reason === 'cancelled') {
      throw error;
    }
    if (UNREACHABLE_REASONS.has(error.reason)) {
      throw error;
    }
    const isGone = error.reason === 'notFound';
    this.#set(source, isGone ? 'gone' : 'failed');
    const { name } = source;
    return this.#note(source, isGone ? `${name} has been removed` : `${name}: ${error.message}`);
  }

  /** Stands behind what the source wrote last. */
  #note(source: LogSource, text: string): KeptLine {
    const now = this.#options.clock.now();
    const { seconds, nanos } = source.log.lastTime ?? { seconds: Math.floor(now / 1000), nanos: 0 };
    const bytes = Buffer.from(text);
    return { kind: 'note', source: source.place, seconds, nanos, text: bytes, prefix: '' };
  }

  #show(lines: readonly KeptLine[]): void {
    if (!this.#disposed && lines.length > 0) {
      this.#options.onLines(lines);
    }
  }

  #set(source: LogSource, state: LogSource['state']): void {
    if (source.state !== state && !this.#disposed) {
      source.state = state;
      this.#options.onChange();
    }
  }

  #say(status: string): void {
    if (this.#status !== status) {
      this.#status = status;
      this.#options.onChange();
    }
  }
}

/** Whether nothing will ever come of a source any more. */
function isOver({ state }: LogSource): boolean {
  return state === 'failed' || state === 'gone';
}
