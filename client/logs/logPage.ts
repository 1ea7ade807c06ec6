import { Buffer } from 'node:buffer';
import { setImmediate } from 'node:timers/promises';
import type { CommandUi } from '../commands/command.ts';
import { type Clock, systemClock } from '../engine/clock.ts';
import type { Disposable } from '../engine/disposable.ts';
import { LineRing } from '../engine/logs/ring.ts';
import type { EngineSlot } from '../engine-host/engines.ts';
import type {
  LineLooks,
  LogRangeId,
  LogsIn,
  LogsOut,
  LogsState,
} from '../webview/pages/logs/messages.ts';
import { logMembers } from './logMembers.ts';
import { logRange, logRanges } from './logRanges.ts';
import { LogReading } from './logReading.ts';
import { LogRows } from './logRows.ts';
import { logText } from './logText.ts';

/**
 * What a page of logs holds at most, in bytes, whatever is written: its lines (about 700,000 of
 * the usual length). Beside it come four bytes for each line that a filter or search has found.
 */
export const LOG_MEMORY = 64 << 20;

/** Milliseconds between two messages that tell of new lines. */
const BREATH = 60;
/** So many rows are made text at once. */
const PORTION = 2_000;

export interface LogPageOptions {
  readonly state: LogsState;
  /** The page's Engine; `undefined` when it is not open any more. */
  readonly slot: () => EngineSlot | undefined;
  /** So many lines of the past are read at first. */
  readonly tail: number;
  readonly post: (message: LogsOut) => void;
  readonly ui: Pick<CommandUi, 'copy' | 'saveTo' | 'writeFile' | 'progress' | 'done'> & {
    error(message: string): void;
  };
  readonly clock?: Clock;
  /** Bytes; `LOG_MEMORY` when left out. */
  readonly memory?: number;
}

/** What stands behind a page of logs: reads while the page can be seen, and answers its messages. */
export class LogPage implements Disposable {
  readonly #options: LogPageOptions;
  readonly #clock: Clock;
  readonly #ring: LineRing;
  readonly #rows: LogRows;
  #reading: LogReading;
  #range: LogRangeId = 'some';
  #looks: LineLooks = { timestamps: false, wrap: false };
  #isVisible = false;
  #isPaused = false;
  /** Which rows there are changes entirely with it. */
  #epoch = 0;
  #top: number | undefined;
  #telling: 'no' | 'yes' | 'again' = 'no';
  #disposed = false;

  constructor(options: LogPageOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#ring = new LineRing(options.memory ?? LOG_MEMORY);
    this.#rows = new LogRows(this.#ring, (source) => this.#nameOf(source));
    this.#reading = this.#read();
  }

  /** What the page says. */
  receive(message: LogsIn): void {
    switch (message.type) {
      case 'ready':
        this.#tellView();
        this.#tellExtent();
        break;
      case 'rows':
        this.#top = message.top;
        this.#draw(message);
        break;
      case 'filter':
        this.#epoch++;
        this.#rows.setFilter(message.filter);
        this.#changed();
        break;
      case 'find':
        this.#rows.setFind(message.query);
        this.#changed();
        break;
      case 'step': {
        const step = this.#rows.step(message.from, message.forward);
        if (step !== undefined) {
          this.#options.post({ type: 'step', ...step });
        }
        break;
      }
      case 'range':
        this.#range = message.range;
        this.#restart();
        break;
      case 'looks':
        this.#looks = message.looks;
        break;
      case 'pause':
        this.#isPaused = message.paused;
        this.#startOrStop();
        this.#tellView();
        break;
      case 'clear':
        this.#ring.clear();
        this.#changed();
        break;
      case 'copy':
        void this.#copy(message);
        break;
      case 'save':
        void this.#save();
    }
  }

  /** A page that nobody sees reads nothing. */
  setVisible(isVisible: boolean): void {
    this.#isVisible = isVisible;
    this.#startOrStop();
  }

  dispose(): void {
    this.#disposed = true;
    this.#reading.dispose();
    this.#ring.clear();
  }

  #startOrStop(): void {
    if (this.#isVisible && !this.#isPaused) {
      this.#reading.start();
    } else {
      this.#reading.stop();
    }
  }

  #restart(): void {
    this.#reading.dispose();
    this.#ring.clear();
    this.#epoch++;
    this.#rows.setFilter(this.#rows.filter);
    this.#reading = this.#read();
    this.#startOrStop();
    this.#changed();
  }

  #read(): LogReading {
    const { state, slot, tail } = this.#options;
    return new LogReading({
      slot,
      members: (snapshot) => logMembers(state, snapshot),
      range: logRange(this.#range, tail, this.#clock.now()),
      clock: this.#clock,
      onLines: (lines) => {
        for (const line of lines) {
          this.#ring.append(line);
        }
        void this.#tellLines();
      },
      onChange: () => this.#tellView(),
    });
  }

  #nameOf(source: number): string {
    return this.#reading.sources[source]?.name ?? '';
  }

  #changed(): void {
    this.#tellView();
    this.#tellExtent();
    void this.#tellLines();
  }

  #draw({ epoch, from, to }: LogsIn & { readonly type: 'rows' }): void {
    if (epoch === this.#epoch) {
      const problems = this.#problems();
      const rows = this.#rows.draw(from, to);
      this.#options.post({ type: 'rows', epoch, rows });
      if (this.#problems() !== problems) {
        this.#changed();
      }
    }
  }

  #tellView(): void {
    const { sources, status } = this.#reading;
    this.#options.post({
      type: 'view',
      sources: sources.map(({ name, state }) => ({ name, state })),
      status,
      ranges: logRanges(this.#options.tail),
      range: this.#range,
      paused: this.#isPaused,
      filter: this.#rows.filter,
      filterProblem: this.#rows.filterProblem,
      find: this.#rows.find,
      findProblem: this.#rows.findProblem,
      looks: this.#looks,
      ...(this.#top !== undefined && { top: this.#top }),
    });
  }

  #tellExtent(): void {
    const { first, end, isBehind, found } = this.#rows;
    this.#options.post({
      type: 'extent',
      epoch: this.#epoch,
      first,
      end,
      looking: isBehind,
      ...(found !== undefined && { found }),
    });
  }

  /** Tells of new lines, not more often than can be seen, and looks at them for the filter. */
  async #tellLines(): Promise<void> {
    if (this.#telling !== 'no') {
      this.#telling = 'again';
      return;
    }
    do {
      this.#telling = 'yes';
      await new Promise<void>((resolve) => this.#clock.after(BREATH, resolve));
      const problems = this.#problems();
      let told = this.#clock.now();
      while (this.#rows.isBehind && !this.#disposed) {
        this.#rows.look();
        if (this.#clock.now() - told >= BREATH) {
          told = this.#clock.now();
          this.#tellExtent();
        }
        await setImmediate();
      }
      if (this.#disposed) {
        return;
      }
      if (this.#problems() !== problems) {
        this.#epoch++;
        this.#tellView();
      }
      this.#tellExtent();
    } while (this.#isToldAgain());
    this.#telling = 'no';
  }

  #isToldAgain(): boolean {
    return this.#telling === 'again';
  }

  #problems(): string {
    return this.#rows.filterProblem + this.#rows.findProblem;
  }

  async #copy({ epoch, from, to }: LogsIn & { readonly type: 'copy' }): Promise<void> {
    if (epoch !== this.#epoch) {
      return;
    }
    const lines: string[] = [];
    for await (const portion of this.#texts(from, to)) {
      lines.push(...portion);
    }
    await this.#options.ui.copy(lines.join('\n'));
    this.#options.ui.done(lines.length === 1 ? '1 line copied' : `${lines.length} lines copied`);
  }

  /** Writes what is shown now to a file. */
  async #save(): Promise<void> {
    const { ui, state } = this.#options;
    const { first, end } = this.#rows;
    const path = await ui.saveTo({ title: 'Save Log', name: `${state.name}.log` });
    if (path === undefined) {
      return;
    }
    const name = `${state.name}.log`;
    await ui.progress(`Saving ${name}`, async (signal) => {
      try {
        await ui.writeFile(path, this.#bytes(this.#texts(first, end), signal), () => undefined);
        ui.done(`${name} saved`);
      } catch (error) {
        if (!signal.aborted) {
          ui.error(`${name} was not saved: ${error instanceof Error ? error.message : error}`);
        }
      }
    });
  }

  async *#bytes(
    texts: AsyncIterable<readonly string[]>,
    signal: AbortSignal,
  ): AsyncGenerator<Buffer> {
    for await (const portion of texts) {
      signal.throwIfAborted();
      yield Buffer.from(`${portion.join('\n')}\n`);
    }
  }

  /** Rows as text, some at a time. */
  async *#texts(from: number, to: number): AsyncGenerator<readonly string[]> {
    const names = this.#reading.sources.map(({ name }) => name);
    const options = {
      timestamps: this.#looks.timestamps,
      names: new Set(names).size > 1 ? names : undefined,
    };
    const end = Math.min(to, this.#rows.end);
    for (let row = Math.max(from, this.#rows.first); row < end; row += PORTION) {
      const portion: string[] = [];
      for (let k = row; k < Math.min(row + PORTION, end); k++) {
        const line = this.#rows.line(k);
        if (line !== undefined) {
          portion.push(logText(line, options));
        }
      }
      if (portion.length > 0) {
        yield portion;
      }
      await setImmediate();
    }
  }
}
