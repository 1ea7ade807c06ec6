import type { Buffer } from 'node:buffer';
import type { LogTime } from './time.ts';

export type LogStream = 'stdout' | 'stderr';

/** A line that a container wrote. */
export interface LogLine extends LogTime {
  /** Of a container with a terminal, everything is stdout. */
  readonly stream: LogStream;
  /**
   * The bytes as they were written, without the line's end. They share the memory of what came
   * from the Engine: whoever keeps them copies them.
   */
  readonly text: Buffer;
}
