import type { LogRange } from '../engine/logs/verbs.ts';
import type { LogRangeId } from '../webview/pages/logs/messages.ts';

const MINUTE = 60;

/** Seconds back. */
const TIMES: Readonly<Partial<Record<LogRangeId, number>>> = {
  '15m': 15 * MINUTE,
  '1h': 60 * MINUTE,
  '24h': 24 * 60 * MINUTE,
};

/** What of the past can be read, for a choice; `tail` is the user's own number of lines. */
export function logRanges(
  tail: number,
): readonly { readonly id: LogRangeId; readonly label: string }[] {
  return [
    { id: 'some', label: `Last ${count(tail)} lines` },
    { id: '10000', label: `Last ${count(10_000)} lines` },
    { id: '15m', label: 'Last 15 minutes' },
    { id: '1h', label: 'Last hour' },
    { id: '24h', label: 'Last 24 hours' },
    { id: 'all', label: 'Everything' },
  ];
}

/** `now`: milliseconds since 1970. */
export function logRange(
  id: LogRangeId,
  tail: number,
  now: number,
): Pick<LogRange, 'tail' | 'since'> {
  const back = TIMES[id];
  if (back !== undefined) {
    return { since: { seconds: Math.floor(now / 1000) - back, nanos: 0 } };
  }
  return id === 'all' ? {} : { tail: id === 'some' ? tail : Number(id) };
}

function count(lines: number): string {
  return lines.toLocaleString('en-US');
}
