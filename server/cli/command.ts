import type { Machine } from '../lint/configuration/places.ts';
import type { FileSystem, Log } from '../workspace/ports.ts';

/**
 * 0: nothing found; 1: findings at or above the threshold; 2: wrong usage or an unreadable file;
 * 130: cancelled.
 */
export type ExitCode = 0 | 1 | 2 | 130;

/** What a command may touch. */
export interface CliIo {
  /** Absolute. */
  readonly workingFolder: string;
  readonly files: FileSystem;
  readonly machine: Machine;
  /** Somebody pressed Ctrl-C. */
  readonly signal: AbortSignal;
  /**
   * The program that `cli.ts` is, for threads of its own; `undefined` where there shall be none.
   */
  readonly program: string | undefined;
  /** All of standard input, as text. */
  stdin(): Promise<string>;
  out(text: string): void;
  /** One line on standard error. */
  problem(line: string): void;
  /**
   * Shows `line` in place of the one shown last, or nothing any more; `undefined` where nobody sees
   * it come and go.
   */
  readonly status: ((line: string) => void) | undefined;
  readonly log: Log;
  /** Escape sequences for colour are welcome on standard output. */
  readonly colour: boolean;
}

/** `longshore NAME …`. One file a command in `cli/commands/`, exporting `command`. */
export interface CliCommand {
  readonly name: string;
  /** One line for the list of commands, without a final period. */
  readonly summary: string;
  /** All of `longshore NAME --help`. */
  readonly help: string;
  /** Throws `UsageError`, and what the ports throw. */
  run(args: readonly string[], io: CliIo): Promise<ExitCode>;
}

/** The command line makes no sense; the message says what to write instead. */
export class UsageError extends Error {}
