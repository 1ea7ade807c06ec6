import type { TerminalSize } from '../engine/terminals/connection.ts';

/** The side of a terminal that people see. */
export interface TerminalScreen {
  write(text: string): void;
  /** Closes the terminal; the editor tells an exit code that is not 0. */
  close(exitCode?: number): void;
}

/** What stands behind one terminal of the editor. Its methods are called in this order. */
export interface TerminalSession {
  readonly name: string;
  /** A codicon's name. */
  readonly icon: string;
  /** The terminal is there; `size` is left out while it cannot be seen yet. */
  open(screen: TerminalScreen, size?: TerminalSize): void;
  /** What was typed or pasted. */
  input(text: string): void;
  resize(size: TerminalSize): void;
  /** The user closed it. */
  close(): void;
}
