import type { Duplex } from 'node:stream';
import { type Caller, pathPart } from '../caller.ts';
import type { CallOptions } from '../engine.ts';
import { EngineError } from '../errors.ts';
import { number, record } from '../json.ts';
import { openConnection, type TerminalConnection, type TerminalEnd } from './connection.ts';

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

async function execEnd(
  caller: Caller,
  container: string,
  id: string,
  options: CallOptions | undefined,
): Promise<TerminalEnd> {
  const code = await caller
    .call(options, 'answer', (docker, abortSignal) => docker.getExec(id).inspect({ abortSignal }))
    .then((answer) => number(record(answer).ExitCode))
    .catch(ignoreMissing);
  const isUp = await caller
    .call(options, 'answer', (docker, abortSignal) =>
      docker.getContainer(pathPart(container)).inspect({ abortSignal }),
    )
    .then((answer) => record(record(answer).State).Running === true)
    .catch(ignoreMissing);
  return { kind: isUp ? 'exited' : 'stopped', ...(code !== undefined && { code }) };
}

/** What is told of a container or program that has been removed meanwhile. */
function ignoreMissing(error: unknown): undefined {
  if (!EngineError.is(error, 'notFound')) {
    throw error;
  }
}
