import type { Buffer } from 'node:buffer';
import type { Duplex } from 'node:stream';
import { type Caller, pathPart } from '../caller.ts';
import type { CallOptions } from '../engine.ts';
import { EngineError } from '../errors.ts';
import { demux } from '../streams/demux.ts';
import { openConnection, type TerminalConnection } from './connection.ts';
import { containerEnd } from './containerEnd.ts';
import { terminalFacts } from './facts.ts';

/** What `docker attach` waits for unless it was told otherwise, as the API and as terminals spell it. */
export const DETACH_KEYS = { api: 'ctrl-p,ctrl-q', typed: '\x10\x11' } as const;

/** Milliseconds that a container has for its end after its output has ended. */
const LAST_BREATH = 10_000;

/** Connects to the first process of a running container; from now on, not to what it wrote before. */
export async function attachTerminal(
  caller: Caller,
  container: string,
  options?: CallOptions,
): Promise<TerminalConnection> {
  const { tty, openStdin, running } = await terminalFacts(caller, container, options);
  if (!running) {
    // The Engine would wait for its start.
    throw new EngineError('conflict', 'The container is not running');
  }
  const connection = await openConnection(caller, options, async (docker, abortSignal) => {
    const how = {
      hijack: true,
      stream: true,
      stdin: openStdin,
      stdout: true,
      stderr: true,
      detachKeys: DETACH_KEYS.api,
    };
    // Its types know no abortSignal here, unlike its code; a body would only repeat the query.
    const call = { ...how, abortSignal, _query: query(how), _body: {} };
    return (await docker.getContainer(pathPart(container)).attach(call)) as Duplex;
  });
  let typed = '';
  return {
    tty,
    takesInput: openStdin,
    output: tty ? connection.output : apart(connection.output),
    write(text) {
      typed = (typed + text).slice(-DETACH_KEYS.typed.length);
      connection.write(text);
    },
    endInput: connection.endInput,
    resize: async ({ columns, rows }, more) => {
      await caller.call(more, 'answer', (docker, abortSignal) =>
        docker.getContainer(pathPart(container)).resize({ h: rows, w: columns, abortSignal }),
      );
    },
    ended: (more) =>
      tty && typed === DETACH_KEYS.typed
        ? Promise.resolve({ kind: 'detached' })
        : containerEnd(caller, container, { timeout: LAST_BREATH, ...more }),
    close: () => connection.close(),
  };
}

function query({ hijack: _, ...parameters }: Readonly<Record<string, unknown>>) {
  return parameters;
}

async function* apart(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const { data } of demux(chunks)) {
    yield data;
  }
}
