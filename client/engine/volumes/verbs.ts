import { type Caller, pathPart } from '../caller.ts';
import type { CallOptions } from '../engine.ts';
import { decodeVolumeInspect, decodeVolumeList } from './decode.ts';
import { type VolumeTransferVerbs, volumeTransferVerbs } from './transfer.ts';
import type { NewVolume, Volume } from './types.ts';

/** @see https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Volume */
export interface VolumeVerbs extends VolumeTransferVerbs {
  list(options?: CallOptions): Promise<readonly Volume[]>;
  inspect(name: string, options?: CallOptions): Promise<Volume>;
  /**
   * Makes a volume; answers its name. One that exists with this driver is answered as it is: who
   * wants a new one looks first.
   */
  create(volume: NewVolume, options?: CallOptions): Promise<string>;
  /** Rejects with reason `conflict` while a container uses it. */
  remove(name: string, how: { readonly force: boolean }, options?: CallOptions): Promise<void>;
}

export function volumeVerbs(caller: Caller): VolumeVerbs {
  return {
    ...volumeTransferVerbs(caller),
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
    create: async ({ name, driver, labels, driverOptions }, options) => {
      const body = { Name: name, Driver: driver, Labels: labels, DriverOpts: driverOptions };
      const made = await caller.call(options, 'life', (docker, abortSignal) =>
        docker.createVolume({ _query: {}, _body: body, abortSignal } as object),
      );
      return made.name;
    },
    remove: (name, { force }, options) =>
      caller.call(options, 'life', async (docker, abortSignal) => {
        await docker.getVolume(pathPart(name)).remove({ force, abortSignal });
      }),
  };
}
