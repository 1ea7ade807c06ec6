import type { LogNote } from '../engine/logs/containerLog.ts';

/** What the log says of its container. */
export function noteText(name: string, note: LogNote): string {
  if (note.kind === 'started') {
    return `${name} has started`;
  }
  const code = note.exitCode === undefined ? '' : ` with exit code ${note.exitCode}`;
  return `${name} has stopped${code}`;
}
