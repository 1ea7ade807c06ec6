/** Runs ShellCheck. The command line and the server hand in a process, tests what they like. */
export interface ShellCheckRunner {
  /**
   * What ShellCheck says about `source`, a script with its `#!`, as it prints it with
   * `--format=json1`. Settles when nothing runs any more.
   *
   * @throws ShellCheckError
   */
  run(source: string, signal: AbortSignal): Promise<string>;
}

export type ShellCheckReason =
  /** No such program. */
  | 'missing'
  | 'cancelled'
  | 'timeout'
  /** It ended badly, or said what nobody understands. */
  | 'failed';

export class ShellCheckError extends Error {
  readonly reason: ShellCheckReason;

  constructor(reason: ShellCheckReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ShellCheckError';
    this.reason = reason;
  }
}
