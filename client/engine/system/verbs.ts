import type { Caller } from '../caller.ts';
import type { Docker } from '../docker.ts';
import type { CallOptions } from '../engine.ts';
import { decodeDiskUsage, decodeInfo, decodePrunedCache } from './decode.ts';
import type { DiskUsage, EngineInfo, PrunedCache } from './types.ts';

/** @see https://docs.docker.com/reference/api/engine/version/v1.41/#tag/System */
export interface SystemVerbs {
  info(options?: CallOptions): Promise<EngineInfo>;
  /** All that the Engine says of itself, as it came. */
  rawInfo(options?: CallOptions): Promise<unknown>;
  /** Expensive: the Engine measures everything it has. */
  diskUsage(options?: CallOptions): Promise<DiskUsage>;
  /** Removes every record of the build cache that no build uses at the moment. */
  pruneBuildCache(options?: CallOptions): Promise<PrunedCache>;
}

export function systemVerbs(caller: Caller): SystemVerbs {
  const rawInfo = (options: CallOptions | undefined): Promise<unknown> =>
    caller.call(options, 'answer', (docker, abortSignal) =>
      (docker as unknown as Told).info({ abortSignal }),
    );
  return {
    rawInfo,
    info: async (options) => decodeInfo(await rawInfo(options)),
    diskUsage: async (options) => {
      const answer = await caller.call(options, 'work', (docker, abortSignal) =>
        (docker as unknown as Told).df({ abortSignal }),
      );
      return decodeDiskUsage(answer);
    },
    pruneBuildCache: async (options) => {
      const answer = await caller.call(options, 'work', pruneCache);
      return decodePrunedCache(answer);
    },
  };
}

/** dockerode's own call takes no `all`, and would leave most of it. */
function pruneCache(docker: Docker, abortSignal: AbortSignal): Promise<unknown> {
  const call = {
    path: '/build/prune?',
    method: 'POST',
    options: { _query: { all: true }, _body: {} },
    abortSignal,
    statusCodes: { 200: true },
  };
  return new Promise((resolve, reject) => {
    const modem = docker.modem as unknown as Dialing;
    modem.dial(call, (error, answer) => (error ? reject(error) : resolve(answer)));
  });
}

/** Its types know no options here, unlike its code. */
interface Told {
  info(options: object): Promise<unknown>;
  df(options: object): Promise<unknown>;
}

interface Dialing {
  dial(call: object, answered: (error: unknown, answer: unknown) => void): void;
}
