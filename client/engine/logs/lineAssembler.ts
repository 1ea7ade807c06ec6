import { Buffer } from 'node:buffer';
import type { StreamPiece } from '../streams/demux.ts';
import type { LogLine, LogStream } from './line.ts';
import { compareTimes, LONGEST_STAMP, type LogTime, StampReader } from './time.ts';

/** A line is cut after so many bytes: somebody has to hold it. */
export const LONGEST_LINE = 1 << 20;

/**
 * Makes lines out of a log with time stamps. The Engine cuts what is longer than 16 KiB into
 * messages, each with the same time stamp in front and only the last with a line's end; they become
 * one line again. What a container wrote last, without a line's end, is a line, too.
 *
 * @see https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerLogs
 */
export class LineAssembler {
  readonly #streams: Readonly<Record<LogStream, StreamLines>>;

  /** `tty`: the log of a container with a terminal, whose messages come without frames. */
  constructor({ tty }: { readonly tty: boolean }) {
    const lines = (stream: LogStream) => new StreamLines(stream, tty);
    this.#streams = { stdout: lines('stdout'), stderr: lines('stderr') };
  }

  /** The lines that end in `piece`. */
  push({ stream, data, opens }: StreamPiece): readonly LogLine[] {
    const lines: LogLine[] = [];
    if (stream !== 'stdin') {
      this.#streams[stream].push(data, opens === true, lines);
    }
    return lines;
  }

  /** To be called when the log has ended, not when it was lost: what is left is a line each. */
  end(): readonly LogLine[] {
    const lines: LogLine[] = [];
    this.#streams.stdout.end(lines);
    this.#streams.stderr.end(lines);
    return lines;
  }
}

/** What the Engine makes one message of at most. */
const LONGEST_MESSAGE = 16 * 1024;
const EMPTY = Buffer.alloc(0);
const LINE_FEED = 0x0a;
const SPACE = 0x20;

class StreamLines {
  readonly #stream: LogStream;
  readonly #tty: boolean;
  readonly #stamps = new StampReader();
  /** What may become the time stamp of a message; `undefined` inside of one. */
  #head: Buffer | undefined;
  /** Bytes of the message so far. */
  #message = 0;
  /** The line so far. */
  #parts: Buffer[] = [];
  #length = 0;
  #time: LogTime = { seconds: 0, nanos: 0 };
  #begun = false;

  constructor(stream: LogStream, tty: boolean) {
    this.#stream = stream;
    this.#tty = tty;
    this.#head = EMPTY;
  }

  push(data: Buffer, opens: boolean, lines: LogLine[]): void {
    if (opens) {
      this.#head = EMPTY;
    }
    let rest = data;
    while (rest.length > 0) {
      rest = this.#head === undefined ? this.#body(rest, lines) : this.#stamp(rest, lines);
    }
  }

  end(lines: LogLine[]): void {
    if (this.#head !== undefined && this.#head.length > 0) {
      const head = this.#head;
      this.#head = undefined;
      this.#add(head);
    }
    if (this.#begun) {
      this.#finish(lines);
    }
  }

  /** Reads on in a time stamp; what follows it. */
  #stamp(data: Buffer, lines: LogLine[]): Buffer {
    const before = this.#head ?? EMPTY;
    const more = data.subarray(0, LONGEST_STAMP + 1 - before.length);
    const head = before.length === 0 ? more : Buffer.concat([before, more]);
    const end = head.indexOf(SPACE);
    const isCut = end < 0 && head.length <= LONGEST_STAMP && !head.includes(LINE_FEED);
    if (isCut) {
      this.#head = head;
      return EMPTY;
    }
    this.#head = undefined;
    this.#message = 0;
    const time = end < 0 ? undefined : this.#stamps.read(head.subarray(0, end));
    if (time === undefined) {
      // No time stamp, so it was text after all.
      return before.length === 0 ? data : Buffer.concat([before, data]);
    }
    if (this.#begun && compareTimes(time, this.#time) !== 0) {
      this.#finish(lines);
    }
    this.#begun = true;
    this.#time = time;
    return data.subarray(end + 1 - before.length);
  }

  /** Reads on in a message; what follows the line or the message. */
  #body(data: Buffer, lines: LogLine[]): Buffer {
    const feed = data.indexOf(LINE_FEED);
    const end = feed < 0 ? data.length : feed;
    // Without frames, only its length tells that a message may end here.
    const left = this.#tty ? LONGEST_MESSAGE - this.#message : Number.POSITIVE_INFINITY;
    if (end > left || (end === left && feed < 0)) {
      this.#add(data.subarray(0, left));
      this.#cut(lines);
      this.#head = EMPTY;
      return data.subarray(left);
    }
    this.#add(data.subarray(0, end));
    if (feed < 0) {
      this.#cut(lines);
      return EMPTY;
    }
    this.#finish(lines);
    if (this.#tty) {
      this.#head = EMPTY;
    }
    return data.subarray(feed + 1);
  }

  #add(data: Buffer): void {
    this.#begun = true;
    this.#message += data.length;
    if (data.length > 0) {
      this.#parts.push(data);
      this.#length += data.length;
    }
  }

  #cut(lines: LogLine[]): void {
    if (this.#length >= LONGEST_LINE) {
      this.#finish(lines);
    }
  }

  #finish(lines: LogLine[]): void {
    const [first = EMPTY] = this.#parts;
    const whole = this.#parts.length > 1 ? Buffer.concat(this.#parts) : first;
    // The terminal ends each line with both.
    const text = this.#tty && whole.at(-1) === 0x0d ? whole.subarray(0, -1) : whole;
    lines.push({ ...this.#time, stream: this.#stream, text });
    this.#parts = [];
    this.#length = 0;
    this.#begun = false;
  }
}
