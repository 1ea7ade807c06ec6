import { type Caller, pathPart } from '../caller.ts';
import type { CallOptions } from '../engine.ts';
import { decodeVolumeInspect, decodeVolumeList } from './decode.ts';
import type { Volume } from './types.ts';

/** @see https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Volume */
export interface VolumeVerbs {
  list(options?: CallOptions): Promise<readonly Volume[]>;
  inspect(name: string, options?: CallOptions): Promise<Volume>;
  /** Rejects with reason `conflict` while a container uses it. */
  remove(name: string, how: { readonly force: boolean }, options?: CallOptions): Promise<void>;
}

export function volumeVerbs(caller: Caller): VolumeVerbs {
  return {
    list: async (options) => {
      const answer = await caller.call(options, 'list', (docker, abortSignal) =>
        docker.listVolumes({ abortSignal }),
      );
      return decodeVolumeList(answer);
    },
    inspect: async (name, options) => {
      const answer = await caller.call(options, 'answer', (docker, abortSignal) =>
        docker.getVolume(pathPart(name)).inspect({ abortSignal }),
      );
      return decodeVolumeInspect(answer);
    },
    remove: (name, { force }, options) =>
      caller.call(options, 'life', async (docker, abortSignal) => {
        await docker.getVolume(pathPart(name)).remove({ force, abortSignal });
      }),
  };
}
