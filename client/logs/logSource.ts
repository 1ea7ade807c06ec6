import type { Clock } from '../engine/clock.ts';
import { ContainerLog } from '../engine/logs/containerLog.ts';
import { containerWatch } from '../engine/logs/containerWatch.ts';
import type { LogLine, LogStream } from '../engine/logs/line.ts';
import type { KeptLine } from '../engine/logs/ring.ts';
import type { LogRange, LogVerbs } from '../engine/logs/verbs.ts';
import type { EngineSlot } from '../engine-host/engines.ts';
import { PLAIN, readAnsi, type Style, sgrOf } from '../webview/pages/logs/ansi.ts';
import type { LogContainer, LogSourceView } from '../webview/pages/logs/messages.ts';

/** One container whose log is read, and what is known of it. */
export class LogSource {
  readonly id: string;
  readonly name: string;
  /** Its place among the sources, which its lines name. */
  readonly place: number;
  readonly log: ContainerLog;
  state: LogSourceView['state'] = 'reading';
  /** What a style that was not ended makes of the next line. */
  readonly #styles: Record<LogStream, Style> = { stdout: PLAIN, stderr: PLAIN };

  constructor(
    { id, name }: LogContainer,
    place: number,
    slot: EngineSlot,
    how: { readonly range: Pick<LogRange, 'tail' | 'since'>; readonly clock: Clock },
  ) {
    this.id = id;
    this.name = name;
    this.place = place;
    // Another Engine may take the slot; it is asked each time.
    const logs: LogVerbs = { read: (...which) => slot.engine.logs.read(...which) };
    this.log = new ContainerLog({ id, logs, watch: containerWatch(slot, id), ...how });
  }

  /** Counts a line as read. */
  keep({ kind, seconds, nanos }: KeptLine): void {
    if (kind !== 'note') {
      this.log.keep({ stream: kind, seconds, nanos });
    }
  }

  /** Lines such that each can be shown without those before it. */
  styled(lines: readonly LogLine[]): readonly KeptLine[] {
    const source = this.place;
    return lines.map(({ stream, text, seconds, nanos }) => {
      const style = this.#styles[stream];
      const prefix = style === PLAIN ? '' : sgrOf(style);
      if (text.includes(ESCAPE)) {
        const { after } = readAnsi(text.toString('latin1'), style);
        this.#styles[stream] = after;
      }
      return { kind: stream, source, text, seconds, nanos, prefix };
    });
  }
}

const ESCAPE = 0x1b;
