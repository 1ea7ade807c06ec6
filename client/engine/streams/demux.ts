import { Buffer } from 'node:buffer';
import { EngineError } from '../errors.ts';

/** A piece of what a container wrote. A frame of the Engine may come in several pieces. */
export interface StreamPiece {
  readonly stream: 'stdin' | 'stdout' | 'stderr';
  /** Never empty; a character may be cut at its end. */
  readonly data: Buffer;
  /** A frame begins with this piece; of logs, each message is one. */
  readonly opens?: true;
}

/**
 * Takes stdout and stderr apart where the Engine sends both on one connection, as it does for logs,
 * attach and exec without a TTY. With a TTY there is one stream and nothing to take apart.
 *
 * Pieces are given out as they arrive, so that a frame of any size costs no memory.
 *
 * @throws EngineError with reason `badAnswer` when it is no such stream, `serverError` when the
 *   Engine writes its own complaint into it, `disconnected` when it ends inside a frame.
 * @see https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerAttach
 */
export async function* demux(chunks: AsyncIterable<Buffer>): AsyncGenerator<StreamPiece> {
  const demuxer = new Demuxer();
  for await (const chunk of chunks) {
    yield* demuxer.push(chunk);
  }
  demuxer.end();
}

/** `demux` for those who get chunks by events. */
export class Demuxer {
  readonly #header = Buffer.alloc(HEADER);
  #filled = 0;
  /** The frame that is open, and how many of its bytes are still to come. */
  #source = 0;
  #left = 0;
  #begun = false;
  /** What the Engine complains about, as far as it has come. */
  #complaint = '';

  /** The pieces that `chunk` completes; they share its memory. */
  push(chunk: Buffer): readonly StreamPiece[] {
    const pieces: StreamPiece[] = [];
    let at = 0;
    while (at < chunk.length) {
      if (this.#left === 0) {
        at += this.#readHeader(chunk, at);
        continue;
      }
      const data = chunk.subarray(at, at + this.#left);
      at += data.length;
      this.#left -= data.length;
      const stream = STREAMS[this.#source];
      if (stream !== undefined) {
        pieces.push(this.#begun ? { stream, data } : { stream, data, opens: true });
        this.#begun = true;
      } else {
        this.#complain(data);
      }
    }
    return pieces;
  }

  /** To be called when the connection ended. */
  end(): void {
    if (this.#complaint !== '') {
      throw new EngineError('serverError', this.#complaint.trim());
    }
    if (this.#left > 0 || this.#filled > 0) {
      const message =
        "The connection to the Docker Engine ended in the middle of a container's output";
      throw new EngineError('disconnected', message);
    }
  }

  /** How many bytes it took. */
  #readHeader(chunk: Buffer, at: number): number {
    const taken = chunk.copy(this.#header, this.#filled, at, at + HEADER - this.#filled);
    this.#filled += taken;
    if (this.#filled === HEADER) {
      this.#filled = 0;
      this.#begun = false;
      this.#source = this.#header.readUInt8(0);
      this.#left = this.#header.readUInt32BE(4);
      const padding = this.#header.readUIntBE(1, 3);
      if (padding !== 0 || this.#source > COMPLAINT) {
        throw new EngineError('badAnswer', "The Engine's answer is not a container's output");
      }
    }
    return taken;
  }

  #complain(data: Buffer): void {
    this.#complaint = `${this.#complaint}${data.toString()}`.slice(0, LONGEST_COMPLAINT);
    if (this.#left === 0) {
      this.end();
    }
  }
}

/** Source, three zeros, length. */
const HEADER = 8;
const STREAMS: readonly (StreamPiece['stream'] | undefined)[] = ['stdin', 'stdout', 'stderr'];
/** The source of what the Engine itself has to say. */
const COMPLAINT = 3;
const LONGEST_COMPLAINT = 500;
