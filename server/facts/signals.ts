/** A signal of Linux. */
export interface SignalFact {
  /** With `SIG`. */
  readonly name: string;
  /** On x86 and ARM. */
  readonly number: number;
  /** One sentence without a final period. */
  readonly summary: string;
}

/**
 * What STOPSIGNAL may name. Docker takes names in any case, with or without `SIG`, and numbers;
 * also `SIGRTMIN` to `SIGRTMAX` with an offset (`SIGRTMIN+3`).
 *
 * @see https://man7.org/linux/man-pages/man7/signal.7.html
 */
export const signals: readonly SignalFact[] = [
  { name: 'SIGHUP', number: 1, summary: 'Terminal closed; many servers read their settings again' },
  { name: 'SIGINT', number: 2, summary: 'Interrupted, as by Ctrl-C' },
  { name: 'SIGQUIT', number: 3, summary: 'Quit; nginx finishes open requests first' },
  { name: 'SIGILL', number: 4, summary: 'Illegal instruction' },
  { name: 'SIGTRAP', number: 5, summary: 'Trace or breakpoint' },
  { name: 'SIGABRT', number: 6, summary: 'Aborted' },
  { name: 'SIGBUS', number: 7, summary: 'Bad memory access' },
  { name: 'SIGFPE', number: 8, summary: 'Bad arithmetic' },
  { name: 'SIGKILL', number: 9, summary: 'Ends the process at once; it cannot be caught' },
  { name: 'SIGUSR1', number: 10, summary: 'Meaning left to the program' },
  { name: 'SIGSEGV', number: 11, summary: 'Invalid memory reference' },
  { name: 'SIGUSR2', number: 12, summary: 'Meaning left to the program' },
  { name: 'SIGPIPE', number: 13, summary: 'Nobody reads the pipe' },
  { name: 'SIGALRM', number: 14, summary: 'Timer ran out' },
  { name: 'SIGTERM', number: 15, summary: 'Asks the process to end; the default' },
  { name: 'SIGSTKFLT', number: 16, summary: 'Unused' },
  { name: 'SIGCHLD', number: 17, summary: 'A child stopped or ended' },
  { name: 'SIGCONT', number: 18, summary: 'Goes on when stopped' },
  { name: 'SIGSTOP', number: 19, summary: 'Stops the process; it cannot be caught' },
  { name: 'SIGTSTP', number: 20, summary: 'Stopped from the terminal' },
  { name: 'SIGTTIN', number: 21, summary: 'Reads from the terminal in the background' },
  { name: 'SIGTTOU', number: 22, summary: 'Writes to the terminal in the background' },
  { name: 'SIGURG', number: 23, summary: 'Urgent data on a socket' },
  { name: 'SIGXCPU', number: 24, summary: 'Too much processor time' },
  { name: 'SIGXFSZ', number: 25, summary: 'File too large' },
  { name: 'SIGVTALRM', number: 26, summary: 'Virtual timer ran out' },
  { name: 'SIGPROF', number: 27, summary: 'Profiling timer ran out' },
  { name: 'SIGWINCH', number: 28, summary: 'Window size changed; Apache httpd ends gracefully' },
  { name: 'SIGIO', number: 29, summary: 'Input or output is possible' },
  { name: 'SIGPWR', number: 30, summary: 'Power failure' },
  { name: 'SIGSYS', number: 31, summary: 'Bad system call' },
];

/** Other names of the same signals, which Docker takes as well. */
const OTHER_NAMES: readonly string[] = ['SIGCLD', 'SIGIOT', 'SIGPOLL'];

/** Every name that Docker takes, in upper case and with `SIG`; the real-time ones too. */
export function signalNames(): readonly string[] {
  const ahead = Array.from({ length: 15 }, (_, i) => `SIGRTMIN+${i + 1}`);
  const back = Array.from({ length: 14 }, (_, i) => `SIGRTMAX-${i + 1}`);
  const plain = signals.map(({ name }) => name);
  return [...plain, ...OTHER_NAMES, 'SIGRTMIN', ...ahead, ...back, 'SIGRTMAX'];
}

/** Real-time signals have numbers from this one on. */
export const SIGRTMIN = 34;
export const SIGRTMAX = 64;
