import type { Buffer } from 'node:buffer';
import type { Duplex } from 'node:stream';
import type { Caller } from '../caller.ts';
import type { Docker } from '../docker.ts';
import type { CallOptions } from '../engine.ts';

/** Characters. */
export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

/** How a program at the other end of a connection ended, as far as the connection is concerned. */
export type TerminalEnd =
  /** The program ended; `code` where the Engine tells it. */
  | { readonly kind: 'exited'; readonly code?: number }
  /** The container has no processes any more. */
  | { readonly kind: 'stopped'; readonly code?: number }
  /** The program goes on without us. */
  | { readonly kind: 'detached' };

/** A program in a container, as somebody who types and reads sees it. */
export interface TerminalConnection {
  /** `false`: there is no terminal inside, so lines end in a line feed alone and nothing echoes. */
  readonly tty: boolean;
  /** Whether the program reads what is typed. */
  readonly takesInput: boolean;
  /**
   * For one reader: what the program writes, as it comes. Ends with the program, or when `close`
   * was called; throws `EngineError` when the connection is lost.
   */
  readonly output: AsyncIterable<Buffer>;
  /** What nobody can read any more goes nowhere. */
  write(text: string): void;
  /** No more input follows: without a terminal inside, this is what Ctrl-D says. */
  endInput(): void;
  resize(size: TerminalSize, options?: CallOptions): Promise<void>;
  /** To be asked when the output has ended. */
  ended(options?: CallOptions): Promise<TerminalEnd>;
  /** Lets go of the program. Nothing that is read or written here afterwards counts. */
  close(): void;
}

/** A connection that the Engine handed over, before anybody knows what is at its other end. */
export interface RawConnection {
  readonly output: AsyncIterable<Buffer>;
  write(text: string): void;
  endInput(): void;
  /** Writes `lastWords` and closes. Ends `output` without an error, even one that nobody reads. */
  close(lastWords?: string): void;
}

/** Milliseconds that a peer which takes nothing any more has for the last words. */
const PATIENCE = 1_000;

/** Opens a connection by a call that upgrades it. */
export async function openConnection(
  caller: Caller,
  options: CallOptions | undefined,
  start: (docker: Docker, signal: AbortSignal) => Promise<Duplex>,
): Promise<RawConnection> {
  const closing = new AbortController();
  let closed = false;
  let socket: Duplex | undefined;
  // The caller's signal ends the wait for the answer; what was opened is ended by `close`.
  const signal = AbortSignal.any([closing.signal, ...(options?.signal ? [options.signal] : [])]);
  const chunks = await caller.stream({ ...options, signal }, async (docker, ending) => {
    const opened = await start(docker, ending);
    ending.addEventListener('abort', () => opened.destroy(), { once: true });
    socket = opened;
    return opened;
  });
  return {
    output: untilClosed(chunks, () => closed),
    write: (text) => void (socket?.writable && socket.write(text)),
    endInput: () => void socket?.end(),
    close(lastWords = '') {
      closed = true;
      if (socket?.writable !== true) {
        closing.abort();
        return;
      }
      const timer = setTimeout(() => closing.abort(), PATIENCE);
      socket.end(lastWords, () => {
        clearTimeout(timer);
        closing.abort();
      });
    },
  };
}

async function* untilClosed(
  chunks: AsyncIterable<Buffer>,
  isClosed: () => boolean,
): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of chunks) {
      if (isClosed()) {
        return;
      }
      yield chunk;
    }
  } catch (error) {
    if (!isClosed()) {
      throw error;
    }
  }
}
