import type { TerminalConnection } from '../../../client/engine/terminals/connection.ts';

/** Somebody at a terminal: types, and waits until something is on the screen. */
export class Typist {
  readonly connection: TerminalConnection;
  /** Resolves when the output has ended; rejects when the connection was lost. */
  readonly done: Promise<void>;
  #seen = '';
  #over = false;
  #look: () => void = () => undefined;

  constructor(connection: TerminalConnection) {
    this.connection = connection;
    this.done = this.#read().finally(() => {
      this.#over = true;
      this.#look();
    });
    this.done.catch(() => undefined);
  }

  /** All that was written so far. */
  get seen(): string {
    return this.#seen;
  }

  type(text: string): void {
    this.connection.write(text);
  }

  /** Waits for `text` (or what matches), forgets all up to its end and answers that. */
  async until(text: string | RegExp): Promise<string> {
    const found = await new Promise<number>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`Only ${JSON.stringify(this.#seen)} was seen`)),
        9_000,
      );
      this.#look = () => {
        const end = endOf(this.#seen, text);
        if (end >= 0 || this.#over) {
          clearTimeout(timer);
          this.#look = () => undefined;
        }
        if (end >= 0) {
          resolve(end);
        } else if (this.#over) {
          reject(new Error(`It ended with ${JSON.stringify(this.#seen)}`));
        }
      };
      this.#look();
    });
    const seen = this.#seen.slice(0, found);
    this.#seen = this.#seen.slice(found);
    return seen;
  }

  async #read(): Promise<void> {
    const decoder = new TextDecoder();
    for await (const chunk of this.connection.output) {
      this.#seen += decoder.decode(chunk, { stream: true });
      this.#look();
    }
  }
}

function endOf(seen: string, text: string | RegExp): number {
  if (typeof text === 'string') {
    const at = seen.indexOf(text);
    return at < 0 ? -1 : at + text.length;
  }
  const match = text.exec(seen);
  return match === null ? -1 : match.index + match[0].length;
}
