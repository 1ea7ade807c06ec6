import { Buffer } from 'node:buffer';
import { EngineError } from '../../../client/engine/errors.ts';
import type {
  TerminalConnection,
  TerminalEnd,
  TerminalSize,
} from '../../../client/engine/terminals/connection.ts';

/** A program that writes what it is told to, and whose connection writes down what it gets. */
export class FakeConnection implements TerminalConnection {
  readonly tty: boolean;
  readonly takesInput: boolean;
  readonly log: string[] = [];
  end: TerminalEnd | EngineError = { kind: 'exited', code: 0 };
  /** Refuses so many sizes. */
  notReady = 0;
  readonly output: AsyncIterable<Buffer>;
  #write: (chunk: Buffer | EngineError | undefined) => void = () => undefined;

  constructor({ tty = true, takesInput = true } = {}) {
    this.tty = tty;
    this.takesInput = takesInput;
    const queue: (Buffer | EngineError | undefined)[] = [];
    let wake = () => {};
    this.#write = (chunk) => {
      queue.push(chunk);
      wake();
    };
    this.output = (async function* () {
      for (;;) {
        while (queue.length === 0) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
        const next = queue.shift();
        if (next === undefined) return;
        if (next instanceof EngineError) throw next;
        yield next;
      }
    })();
  }

  /** Writes, loses the connection or (`undefined`) ends. */
  says(what: string | Buffer | EngineError | undefined): void {
    this.#write(typeof what === 'string' ? Buffer.from(what) : what);
  }

  write(text: string): void {
    this.log.push(`write ${JSON.stringify(text)}`);
  }

  endInput(): void {
    this.log.push('end input');
  }

  async resize({ columns, rows }: TerminalSize): Promise<void> {
    this.log.push(`resize ${columns}x${rows}`);
    if (this.notReady-- > 0) throw new EngineError('conflict', 'not started');
  }

  async ended(): Promise<TerminalEnd> {
    if (this.end instanceof EngineError) throw this.end;
    return this.end;
  }

  close(): void {
    this.log.push('close');
  }
}
