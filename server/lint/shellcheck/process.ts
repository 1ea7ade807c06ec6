import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { ShellCheckError, type ShellCheckRunner } from './runner.ts';
import { Slots } from './slots.ts';

export interface ShellCheckProcessOptions {
  /** A name to look up in PATH, or a path. */
  readonly command?: string;
  /** How long one script may take, in milliseconds. */
  readonly timeout?: number;
  /** How many run at once; one a core unless told. */
  readonly concurrency?: number;
}

/** The installed `shellcheck`, one process a script. */
export class ShellCheckProcess implements ShellCheckRunner {
  readonly #command: string;
  readonly #timeout: number;
  readonly #slots: Slots;

  constructor(options: ShellCheckProcessOptions = {}) {
    this.#command = options.command ?? 'shellcheck';
    this.#timeout = options.timeout ?? 10_000;
    this.#slots = new Slots(options.concurrency ?? availableParallelism());
  }

  async run(source: string, signal: AbortSignal): Promise<string> {
    await this.#slots.acquire();
    try {
      if (signal.aborted) throw cancelled();
      return await this.#spawn(source, signal);
    } finally {
      this.#slots.release();
    }
  }

  #spawn(source: string, signal: AbortSignal): Promise<string> {
    return new Promise((resolve, reject) => {
      const child = spawn(this.#command, ARGUMENTS, {
        // Windows looks for programs in the working directory first: not in somebody's folder.
        cwd: dirname(process.execPath),
        env: { ...process.env, SHELLCHECK_OPTS: '' },
        windowsHide: true,
      });
      let why: ShellCheckError | undefined;
      child.on('error', (error) => {
        why ??= notStarted(this.#command, error);
        if (child.pid === undefined) reject(why);
      });
      // It did not start, and may have no streams.
      if (child.pid === undefined) return;
      const stop = (error: ShellCheckError): void => {
        why ??= error;
        child.kill('SIGKILL');
      };
      const cancel = (): void => stop(cancelled());
      const timer = setTimeout(
        () => stop(new ShellCheckError('timeout', `No answer after ${this.#timeout} ms`)),
        this.#timeout,
      );
      signal.addEventListener('abort', cancel);
      const output = collect(child.stdout, () => stop(failed('It says too much')));
      const complaint = collect(child.stderr, () => stop(failed('It complains too much')));
      child.on('exit', () => {
        // A wrapper's own children may hold the other ends of the streams for long.
        if (why) for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
      });
      child.on('close', (code) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', cancel);
        // 1 stands for findings; all above are failures.
        if (why === undefined && (code === 0 || code === 1)) resolve(output());
        else reject(why ?? failed(`Exit code ${code}: ${firstLine(complaint())}`));
      });
      // It may end before it has read everything; its exit code says why.
      child.stdin.on('error', () => {});
      child.stdin.end(source);
    });
  }
}

/** Sourced files are nobody's to read here; ash is checked as dash, which it is. */
const ARGUMENTS = [
  '--format=json1',
  '--severity=style',
  '--norc',
  '-e',
  'SC2187,SC1090,SC1091',
  '-',
];

const MAX_OUTPUT = 32 * 1024 * 1024;

function collect(
  stream: ChildProcessWithoutNullStreams['stdout'],
  tooMuch: () => void,
): () => string {
  const chunks: string[] = [];
  let length = 0;
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    length += chunk.length;
    if (length > MAX_OUTPUT) tooMuch();
    else chunks.push(chunk);
  });
  return () => chunks.join('');
}

function notStarted(command: string, cause: Error): ShellCheckError {
  return 'code' in cause && cause.code === 'ENOENT'
    ? new ShellCheckError('missing', `${command} is not installed`, { cause })
    : new ShellCheckError('failed', `${command} does not start`, { cause });
}

function cancelled(): ShellCheckError {
  return new ShellCheckError('cancelled', 'Cancelled');
}

function failed(message: string): ShellCheckError {
  return new ShellCheckError('failed', message);
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0] ?? '';
}
