/** `text` so that Markdown shows it as it is written. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~&$]/g, '\\$&').replace(/\s+/g, ' ');
}

/** `text` as it is, in lines of one width. */
export function codeBlock(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}\n${text.trimEnd()}\n${fence}`;
}

/** `3 hours ago`; coarse, as for something that is read once. Milliseconds. */
export function ago(then: number, now: number): string {
  const duration = durationText(now - then);
  return duration === '' ? 'just now' : `${duration} ago`;
}

/** `3 hours`, of milliseconds; empty for less than a minute. */
export function durationText(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  for (const [unit, size] of UNITS) {
    const count = Math.floor(seconds / size);
    if (count > 0) {
      return `${count} ${unit}${count === 1 ? '' : 's'}`;
    }
  }
  return '';
}

const UNITS = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;
