import type { EngineEvent } from '../engine/types.ts';

/** What is worth a word of an event's attributes; labels are among them too, and left out. */
const TOLD = ['image', 'container', 'exitCode', 'signal', 'driver', 'destination'] as const;

/** An event as a line: when, what kind of object, what happened, to which, and with what. */
export function eventText({ type, action, detail, id, attributes, timeNano }: EngineEvent): string {
  const name = attributes.name ?? shortId(id);
  const more = TOLD.flatMap((key) => {
    const value = attributes[key];
    return value === undefined || value === name ? [] : [`${key}=${shortId(value)}`];
  });
  const what = detail === undefined ? action : `${action}: ${detail}`;
  const line = [timeText(timeNano), type.padEnd(9), what.padEnd(14), name, ...more].join('  ');
  // What a container's creator wrote must stay one line.
  return line.replace(/\s*[\r\n]+\s*/g, ' ').trimEnd();
}

function shortId(id: string): string {
  return /^(?:sha256:)?[0-9a-f]{64}$/.test(id) ? id.replace(/^sha256:/, '').slice(0, 12) : id;
}

/** Of this machine's clock, to the millisecond. */
function timeText(timeNano: string): string {
  const time = new Date(Number(BigInt(timeNano) / 1_000_000n));
  const two = (value: number) => `${value}`.padStart(2, '0');
  const day = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-');
  const clock = [time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(':');
  return `${day} ${clock}.${`${time.getMilliseconds()}`.padStart(3, '0')}`;
}
