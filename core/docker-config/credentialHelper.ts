import { spawn } from 'node:child_process';
import { parseObject } from './configFile.ts';

/** What a credential helper said. */
export type HelperAnswer =
  | { readonly kind: 'found'; readonly username: string; readonly secret: string }
  | { readonly kind: 'none' }
  /** `why` is for people and holds nothing of what the helper wrote. */
  | { readonly kind: 'failed'; readonly why: string };

/** Asks the helper `docker-credential-NAME` for the account at `serverAddress`. Never rejects. */
export type RunHelper = (
  name: string,
  serverAddress: string,
  signal?: AbortSignal,
) => Promise<HelperAnswer>;

/** Milliseconds: a keychain may ask its user first. */
const PATIENCE = 60_000;
/** Characters; an answer is a few hundred. */
const LONGEST = 1 << 16;
/** A program's name and nothing else: no path, no words. */
const NAME = /^[A-Za-z0-9][\w.-]*$/;
/** The one thing that the protocol says in words. */
const NOT_FOUND = 'credentials not found in native keychain';

/**
 * Runs helpers as programs of `PATH`, by their protocol: the server's address on standard input,
 * JSON on standard output. What they write is kept nowhere.
 *
 * @see https://github.com/docker/docker-credential-helpers#development
 */
export function credentialHelper(
  options: {
    readonly env?: Readonly<Record<string, string | undefined>>;
    /** Milliseconds. */
    readonly timeout?: number;
  } = {},
): RunHelper {
  const { env = process.env, timeout = PATIENCE } = options;
  return async (name, serverAddress, signal) => {
    const program = `docker-credential-${name}`;
    if (!NAME.test(name)) {
      return failed(`The credential helper "${name}" of config.json is not a program's name`);
    }
    const end = AbortSignal.any([AbortSignal.timeout(timeout), ...(signal ? [signal] : [])]);
    const { output, code, error } = await run(program, serverAddress, { env, signal: end });
    if (error === 'ENOENT') {
      return failed(`The credential helper "${program}" of config.json is not in PATH`);
    }
    if (end.aborted) {
      return failed(`The credential helper "${program}" did not answer in time`);
    }
    if (error !== undefined) {
      return failed(`The credential helper "${program}" could not be run (${error})`);
    }
    if (code !== 0) {
      return output.includes(NOT_FOUND)
        ? { kind: 'none' }
        : failed(`The credential helper "${program}" failed (exit code ${code})`);
    }
    return answerIn(output) ?? failed(`The credential helper "${program}" gave no account`);
  };
}

function failed(why: string): HelperAnswer {
  return { kind: 'failed', why };
}

function answerIn(output: string): HelperAnswer | undefined {
  const answer = parseObject(output);
  const { Username: username, Secret: secret } = answer ?? {};
  return typeof username === 'string' && username !== '' && typeof secret === 'string'
    ? { kind: 'found', username, secret }
    : undefined;
}

/** Everything about one run; `error` is Node's code when there was none. */
function run(
  program: string,
  input: string,
  how: {
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly signal: AbortSignal;
  },
): Promise<{ readonly output: string; readonly code: number | null; readonly error?: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, ['get'], {
      ...how,
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
      killSignal: 'SIGKILL',
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      output = (output + part).slice(0, LONGEST);
    });
    // One that ends without reading is judged by its answer.
    child.stdin.on('error', () => undefined).end(input);
    child.on('error', (error: NodeJS.ErrnoException) => {
      // What it started itself may hold the pipe open.
      child.stdout.destroy();
      resolve({ output: '', code: null, error: error.code ?? error.name });
    });
    child.on('close', (code) => resolve({ output, code }));
  });
}
