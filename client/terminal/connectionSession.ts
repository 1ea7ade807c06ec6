import { type Clock, systemClock } from '../engine/clock.ts';
import { EngineError } from '../engine/errors.ts';
import type {
  TerminalConnection,
  TerminalEnd,
  TerminalSize,
} from '../engine/terminals/connection.ts';
import { explain } from '../engine-host/explain.ts';
import { LineEditor } from './lineEditor.ts';
import { Pace } from './pace.ts';
import type { TerminalScreen, TerminalSession } from './session.ts';

export interface ConnectionSessionOptions {
  readonly name: string;
  /** A codicon's name. */
  readonly icon: string;
  readonly connection: TerminalConnection;
  /** For messages. */
  readonly container: string;
  /** Said before anything else. */
  readonly welcome?: string;
  /** Asks a program that runs already to draw itself again. */
  readonly redraw?: true;
  readonly clock?: Clock;
}

/** A terminal at one end, a program in a container at the other. */
export class ConnectionSession implements TerminalSession {
  readonly name: string;
  readonly icon: string;
  readonly #options: ConnectionSessionOptions;
  readonly #connection: TerminalConnection;
  readonly #editor: LineEditor | undefined;
  readonly #pace: Pace;
  #screen: TerminalScreen | undefined;
  #size: TerminalSize | undefined;
  /** A program draws itself when its size changes: so it is changed once more than needed. */
  #redraw = false;
  /** The program may not have been ready for its size. */
  #sizeRefused = false;
  #state: 'running' | 'over' | 'closed' = 'running';

  constructor(options: ConnectionSessionOptions) {
    const { name, icon, connection, clock = systemClock } = options;
    this.name = name;
    this.icon = icon;
    this.#options = options;
    this.#connection = connection;
    this.#editor = connection.tty ? undefined : new LineEditor();
    this.#pace = new Pace(clock);
  }

  open(screen: TerminalScreen, size?: TerminalSize): void {
    this.#screen = screen;
    const { welcome, redraw } = this.#options;
    if (welcome !== undefined) {
      screen.write(`${note(welcome)}\r\n`);
    }
    this.#redraw = redraw === true;
    void this.#read();
    if (size !== undefined) {
      this.resize(size);
    }
  }

  input(text: string): void {
    if (this.#state !== 'running') {
      this.#screen?.close();
      return;
    }
    if (this.#editor === undefined) {
      this.#connection.write(text);
      return;
    }
    const { echo, send, end, interrupt } = this.#editor.type(text);
    if (interrupt) {
      this.close();
      this.#screen?.close();
    } else if (this.#connection.takesInput) {
      this.#screen?.write(echo);
      if (send !== '') {
        this.#connection.write(send);
      }
      if (end) {
        this.#connection.endInput();
      }
    }
  }

  resize(size: TerminalSize): void {
    this.#size = size;
    void this.#applySize();
  }

  close(): void {
    this.#state = 'closed';
    this.#connection.close();
  }

  async #applySize(): Promise<void> {
    const size = this.#size;
    if (size === undefined || !this.#connection.tty || this.#state !== 'running') {
      return;
    }
    try {
      if (this.#redraw) {
        this.#redraw = false;
        await this.#connection.resize({ ...size, rows: size.rows + 1 });
      }
      await this.#connection.resize(this.#size ?? size);
      this.#sizeRefused = false;
    } catch {
      // It has ended, which its output tells, or it is only just starting.
      this.#sizeRefused = true;
    }
  }

  async #read(): Promise<void> {
    const decoder = new TextDecoder();
    try {
      for await (const chunk of this.#connection.output) {
        this.#show(decoder.decode(chunk, { stream: true }));
        if (this.#sizeRefused) {
          this.#sizeRefused = false;
          void this.#applySize();
        }
        await this.#pace.after(chunk.length);
      }
      this.#show(decoder.decode());
      if (this.#state === 'running') {
        this.#finish(await this.#connection.ended());
      }
    } catch (error) {
      this.#lost(error);
    }
  }

  #show(text: string): void {
    if (this.#state === 'running' && text !== '') {
      // Without a terminal inside, nothing there moves the cursor to the line's start.
      this.#screen?.write(this.#connection.tty ? text : text.replace(/\r?\n/g, '\r\n'));
    }
  }

  #finish(end: TerminalEnd): void {
    const { container } = this.#options;
    switch (end.kind) {
      case 'exited':
        this.#state = 'over';
        this.#screen?.close(end.code ?? 0);
        break;
      case 'detached':
        this.#state = 'over';
        this.#connection.close();
        this.#screen?.close();
        break;
      case 'stopped':
        this.#stay(
          end.code === undefined
            ? `${container} has stopped`
            : `${container} has stopped with exit code ${end.code}`,
        );
    }
  }

  #lost(error: unknown): void {
    if (this.#state === 'running') {
      this.#stay(EngineError.is(error) ? explain(error) : String(error));
    }
  }

  /** Leaves on the screen what was there, so that it can be read. */
  #stay(why: string): void {
    this.#state = 'over';
    this.#screen?.write(`\r\n${note(`${why}. Press any key to close this terminal`)}\r\n`);
  }
}

function note(text: string): string {
  return `\x1b[2m${text}\x1b[0m`;
}
