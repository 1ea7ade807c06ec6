import { type Caller, pathPart } from '../caller.ts';
import type { CallOptions } from '../engine.ts';
import { decodeNetworkInspect, decodeNetworkList } from './decode.ts';
import type { Network } from './types.ts';

/** @see https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Network */
export interface NetworkVerbs {
  list(options?: CallOptions): Promise<readonly Network[]>;
  /** By id or name. */
  inspect(id: string, options?: CallOptions): Promise<Network>;
  remove(id: string, options?: CallOptions): Promise<void>;
}

interface Inspectable {
  inspect(options: object): Promise<unknown>;
}

export function networkVerbs(caller: Caller): NetworkVerbs {
  return {
    list: async (options) => {
      const answer = await caller.call(options, 'list', (docker, abortSignal) =>
        docker.listNetworks({ abortSignal }),
      );
      return decodeNetworkList(answer);
    },
    inspect: async (id, options) => {
      const answer = await caller.call(options, 'answer', (docker, abortSignal) => {
        // Its types know no options here, unlike its code.
        const network = docker.getNetwork(pathPart(id)) as unknown as Inspectable;
        return network.inspect({ abortSignal });
      });
      return decodeNetworkInspect(answer);
    },
    remove: (id, options) =>
      caller.call(options, 'life', async (docker, abortSignal) => {
        await docker.getNetwork(pathPart(id)).remove({ abortSignal });
      }),
  };
}
