import { Buffer } from 'node:buffer';
import type { LogTime } from './time.ts';

/** What a line is: what a container wrote, or what we have to say about it. */
export type LineKind = 'stdout' | 'stderr' | 'note';

export interface KeptLine extends LogTime {
  readonly kind: LineKind;
  /** Which of the containers wrote it: 0 to 16,383. */
  readonly source: number;
  /** Shares the ring's memory: only for now. */
  readonly text: Buffer;
  /** What has to stand before the text so that it looks as it was meant. */
  readonly prefix: string;
}

/** A line in a ring. */
export interface NumberedLine extends KeptLine {
  readonly number: number;
}

/**
 * The newest lines of a log, within a bound of memory: the oldest leave when new ones come. A line
 * has a number for ever, also when those before it have left.
 *
 * Lines are bytes in a few large blocks, not objects: a million cost no more than their text and 14
 * bytes each.
 */
export class LineRing {
  readonly #limit: number;
  readonly #blocks: Block[] = [];
  #bytes = 0;
  #end = 0;

  /** `limit`: bytes, all told. What is newest stays, even if it alone is more. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The number of the oldest line that is here. */
  get first(): number {
    return this.#blocks[0]?.first ?? this.#end;
  }

  /** The number that the next line will have. */
  get end(): number {
    return this.#end;
  }

  /** How much memory it holds. */
  get bytes(): number {
    return this.#bytes;
  }

  append(line: KeptLine): void {
    let block = this.#blocks.at(-1);
    if (block === undefined || !block.hasRoomFor(line.text.length)) {
      block = this.#open(line.text.length);
    }
    const before = block.bytes;
    block.add(line);
    this.#end++;
    this.#bytes += block.bytes - before;
    this.#trim();
  }

  /** `undefined` when it has left or is still to come. */
  at(number: number): KeptLine | undefined {
    const block = this.#blockOf(number);
    return block?.line(number - block.first);
  }

  /** The lines from number `from` to before `to`, as far as they are here. */
  *range(from: number, to: number): Generator<NumberedLine> {
    for (const block of this.#blocks) {
      const start = Math.max(from, block.first);
      for (let number = start; number < Math.min(to, block.end); number++) {
        yield { ...block.line(number - block.first), number };
      }
    }
  }

  /** Forgets all lines; numbers go on. */
  clear(): void {
    this.#blocks.length = 0;
    this.#bytes = 0;
  }

  #open(length: number): Block {
    const usual = Math.min(LARGEST_BLOCK, SMALLEST_BLOCK << Math.min(this.#blocks.length, 8));
    const block = new Block(this.#end, Math.max(usual, length));
    this.#blocks.push(block);
    this.#bytes += block.bytes;
    return block;
  }

  #trim(): void {
    while (this.#bytes > this.#limit && this.#blocks.length > 1) {
      this.#bytes -= this.#blocks.shift()?.bytes ?? 0;
    }
  }

  #blockOf(number: number): Block | undefined {
    let low = 0;
    let high = this.#blocks.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const block = this.#blocks[middle];
      if (block === undefined || number < block.first) {
        high = middle - 1;
      } else if (number >= block.end) {
        low = middle + 1;
      } else {
        return block;
      }
    }
    return undefined;
  }
}

/** Bytes of text. */
const SMALLEST_BLOCK = 8 * 1024;
const LARGEST_BLOCK = 512 * 1024;
const KINDS: readonly LineKind[] = ['stdout', 'stderr', 'note'];

class Block {
  readonly first: number;
  readonly #text: Buffer;
  #used = 0;
  #count = 0;
  /** Of each line: where its text ends, its time, its kind and source. */
  #ends = new Uint32Array(64);
  #seconds = new Uint32Array(64);
  #nanos = new Uint32Array(64);
  #tags = new Uint16Array(64);
  readonly #prefixes = new Map<number, string>();

  constructor(first: number, size: number) {
    this.first = first;
    this.#text = Buffer.allocUnsafeSlow(size);
  }

  get end(): number {
    return this.first + this.#count;
  }

  get bytes(): number {
    const { byteLength } = this.#ends;
    return this.#text.length + 3 * byteLength + this.#tags.byteLength + 64 * this.#prefixes.size;
  }

  hasRoomFor(length: number): boolean {
    return this.#used + length <= this.#text.length;
  }

  add({ text, seconds, nanos, kind, source, prefix }: KeptLine): void {
    if (this.#count === this.#ends.length) {
      this.#grow();
    }
    this.#used += text.copy(this.#text, this.#used);
    this.#ends[this.#count] = this.#used;
    this.#seconds[this.#count] = seconds;
    this.#nanos[this.#count] = nanos;
    this.#tags[this.#count] = source * 4 + KINDS.indexOf(kind);
    if (prefix !== '') {
      this.#prefixes.set(this.#count, prefix);
    }
    this.#count++;
  }

  line(index: number): KeptLine {
    const tag = this.#tags[index] ?? 0;
    return {
      kind: KINDS[tag % 4] ?? 'note',
      source: tag >> 2,
      seconds: this.#seconds[index] ?? 0,
      nanos: this.#nanos[index] ?? 0,
      text: this.#text.subarray(this.#ends[index - 1] ?? 0, this.#ends[index]),
      prefix: this.#prefixes.get(index) ?? '',
    };
  }

  #grow(): void {
    const length = this.#ends.length * 2;
    this.#ends = enlarged(this.#ends, new Uint32Array(length));
    this.#seconds = enlarged(this.#seconds, new Uint32Array(length));
    this.#nanos = enlarged(this.#nanos, new Uint32Array(length));
    this.#tags = enlarged(this.#tags, new Uint16Array(length));
  }
}

function enlarged<T extends Uint32Array | Uint16Array>(before: T, after: T): T {
  after.set(before);
  return after;
}
