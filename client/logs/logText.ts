import type { KeptLine } from '../engine/logs/ring.ts';
import type { LogTime } from '../engine/logs/time.ts';
import { plainText } from '../webview/pages/logs/ansi.ts';

export interface LogTextOptions {
  readonly timestamps: boolean;
  /** Names by place, where several containers have to be told apart. */
  readonly names: readonly string[] | undefined;
}

/** A line for a file or the clipboard: what can be read of it, without colours. */
export function logText(line: KeptLine, { timestamps, names }: LogTextOptions): string {
  const name = names?.[line.source];
  return [
    ...(timestamps ? [`${isoTime(line)} `] : []),
    ...(name === undefined ? [] : [`${name} | `]),
    ...(line.kind === 'note' ? [`--- ${line.text} ---`] : [plainText(line.text.toString())]),
  ].join('');
}

/** `2026-11-25T00:35:00.578194113Z`. */
export function isoTime({ seconds, nanos }: LogTime): string {
  const whole = new Date(seconds * 1000).toISOString().slice(0, -'.000Z'.length);
  return `${whole}.${String(nanos).padStart(9, '0')}Z`;
}
