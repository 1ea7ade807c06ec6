import type { Log } from '../../workspace/ports.ts';
import type { Message } from './outcome.ts';

/** Keeps what is logged until somebody takes it to where it is said. */
export class MessageLog implements Log {
  #messages: Message[] = [];

  info(text: string): void {
    this.#messages.push({ kind: 'info', text });
  }

  error(text: string, cause?: unknown): void {
    const why = cause instanceof Error ? cause.message : String(cause);
    this.#messages.push({ kind: 'warning', text: `${text}: ${why}` });
    if (cause instanceof Error) this.info(cause.stack ?? cause.message);
  }

  /** All that was logged since the last time. */
  take(): readonly Message[] {
    const taken = this.#messages;
    this.#messages = [];
    return taken;
  }
}
