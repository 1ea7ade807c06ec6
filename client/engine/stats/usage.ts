import { optional } from '../json.ts';
import type { StatsSample } from './sample.ts';

/** What a container uses at a moment. */
export interface Usage {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Percent of one CPU: 150 is one and a half of them. Left out of the first sample. */
  readonly cpu?: number;
  /** Bytes. */
  readonly memory?: number;
  readonly memoryLimit?: number;
  /** Bytes a second. Left out of the first sample, as all that follow. */
  readonly receiving?: number;
  readonly sending?: number;
  readonly reading?: number;
  readonly writing?: number;
  readonly pids?: number;
}

/** What a container used between two samples; of one alone, what needs no second one. */
export function usageOf(sample: StatsSample, before: StatsSample | undefined): Usage {
  const { time, memory, memoryLimit, pids } = sample;
  return {
    time,
    ...optional('memory', memory),
    ...optional('memoryLimit', memoryLimit),
    ...optional('pids', pids),
    ...(before !== undefined && before.time < time && usedSince(sample, before)),
  };
}

function usedSince(sample: StatsSample, before: StatsSample): Partial<Usage> {
  const seconds = (sample.time - before.time) / 1000;
  const rate = (name: 'received' | 'sent' | 'read' | 'written') => {
    const [now, then] = [sample[name], before[name]];
    // Less than before: it was started anew and counts from zero.
    return now === undefined || then === undefined ? undefined : Math.max(0, now - then) / seconds;
  };
  return {
    ...optional('cpu', cpuPercent(sample, before)),
    ...optional('receiving', rate('received')),
    ...optional('sending', rate('sent')),
    ...optional('reading', rate('read')),
    ...optional('writing', rate('written')),
  };
}

/** As `docker stats` computes it; by the clock where the Engine does not tell the system's time. */
function cpuPercent(sample: StatsSample, before: StatsSample): number {
  const used = Math.max(0, sample.cpu.used - before.cpu.used);
  const all =
    sample.cpu.all === undefined || before.cpu.all === undefined
      ? (sample.time - before.time) * 1_000_000 * sample.cpu.count
      : sample.cpu.all - before.cpu.all;
  return all > 0 ? (used / all) * sample.cpu.count * 100 : 0;
}
