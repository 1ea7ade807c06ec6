import type { Duplex } from 'node:stream';
import { type Caller, pathPart } from '../caller.ts';
import type { CallOptions } from '../engine.ts';
import { EngineError } from '../errors.ts';
import { number, record } from '../json.ts';
import { openConnection, type TerminalConnection, type TerminalEnd } from './connection.ts';
import { containerEnd } from './containerEnd.ts';
import { terminalFacts } from './facts.ts';

export interface ExecProgram {
  readonly command: readonly string[];
  /** Name or number, with a group after a colon; the container's own user when left out. */
  readonly user?: string;
  readonly env?: readonly string[];
}

/**
 * The Engine waits for its detach keys (Ctrl-P Ctrl-Q) and swallows the first of them until the
 * next key comes. A shell needs Ctrl-P, and nothing can be attached to it again: these are keys
 * that nobody misses.
 */
const NO_DETACH_KEYS = 'ctrl-^,ctrl-_,ctrl-^,ctrl-_';

/** Starts a program with a terminal of its own inside a running container. */
export async function execInTerminal(
  caller: Caller,
  container: string,
  { command, user, env }: ExecProgram,
  options?: CallOptions,
): Promise<TerminalConnection> {
  const { id } = await caller.call(options, 'answer', (docker, abortSignal) =>
    docker.getContainer(pathPart(container)).exec({
      Cmd: [...command],
      Tty: true,
      AttachStdin: true,
      AttachStdout: true,
      AttachStderr: true,
      DetachKeys: NO_DETACH_KEYS,
      ...(user && { User: user }),
      ...(env && { Env: [...env] }),
      abortSignal,
    }),
  );
  const connection = await openConnection(caller, options, (docker, abortSignal) => {
    const how = { hijack: true, abortSignal, _body: { Tty: true } };
    return docker.getExec(id).start(how) as Promise<Duplex>;
  });
  return {
    ...connection,
    tty: true,
    takesInput: true,
    resize: async ({ columns, rows }, more) => {
      await caller.call(more, 'answer', (docker, abortSignal) =>
        docker.getExec(id).resize({ h: rows, w: columns, abortSignal }),
      );
    },
    ended: (more) => execEnd(caller, container, id, more),
    // Left alone, the program would go on for ever: the Engine hangs up on nobody.
    close: () => connection.close(HANG_UP),
  };
}

/** Ctrl-C for what runs in the foreground and Ctrl-D for the shell, twice for one in the other. */
const HANG_UP = '\x03\x04\x03\x04';

/** Runs `command` unseen; resolves when it has been started. */
export async function execDetached(
  caller: Caller,
  container: string,
  { command, user }: ExecProgram,
  options?: CallOptions,
): Promise<void> {
  await caller.call(options, 'answer', async (docker, abortSignal) => {
    const exec = await docker
      .getContainer(pathPart(container))
      .exec({ Cmd: [...command], ...(user && { User: user }), abortSignal });
    await exec.start({ Detach: true, abortSignal });
  });
}

/** What a program ends with that was killed, as all are that are there when a container stops. */
const KILLED = 137;
/** Milliseconds from a program's end to that of its container, when the one came by the other. */
const LAST_BREATH = 1_500;

async function execEnd(
  caller: Caller,
  container: string,
  id: string,
  options: CallOptions | undefined,
): Promise<TerminalEnd> {
  const code = await caller
    .call(options, 'answer', (docker, abortSignal) => docker.getExec(id).inspect({ abortSignal }))
    .then((answer) => number(record(answer).ExitCode))
    .catch((error: unknown) => unlessGone(error, undefined));
  const patience = code === KILLED || code === undefined ? LAST_BREATH : 0;
  const stopped = await containerStops(caller, container, patience, options);
  return { kind: stopped ? 'stopped' : 'exited', ...(code !== undefined && { code }) };
}

/** Whether the container has stopped, or does within so many milliseconds. */
async function containerStops(
  caller: Caller,
  container: string,
  patience: number,
  options: CallOptions | undefined,
): Promise<boolean> {
  const facts = await terminalFacts(caller, container, options).catch((error: unknown) =>
    unlessGone(error, { running: false }),
  );
  if (!facts.running || patience === 0) {
    return !facts.running;
  }
  const end = await containerEnd(caller, container, { ...options, timeout: patience });
  return end.kind === 'stopped';
}

/** What is told of a container or program that has been removed meanwhile. */
function unlessGone<T>(error: unknown, instead: T): T {
  if (EngineError.is(error, 'notFound')) {
    return instead;
  }
  throw error;
}
