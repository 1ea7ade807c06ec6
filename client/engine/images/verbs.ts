import { type Caller, pathPart } from '../caller.ts';
import type { CallOptions } from '../engine.ts';
import { decodeImageInspect, decodeImageList } from './decode.ts';
import { type LookingVerbs, lookingVerbs } from './looking.ts';
import { type TransferVerbs, transferVerbs } from './transfer.ts';
import type { Image } from './types.ts';

/** @see https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Image */
export interface ImageVerbs extends LookingVerbs, TransferVerbs {
  /** Those with a tag and dangling ones, without the layers between. */
  list(options?: CallOptions): Promise<readonly Image[]>;
  /** By id or reference. */
  inspect(name: string, options?: CallOptions): Promise<Image>;
  /** Gives an image, by id or reference, a further name. */
  tag(
    name: string,
    as: { readonly repository: string; readonly tag: string },
    options?: CallOptions,
  ): Promise<void>;
  /**
   * Removes a tag, and the image with its last one. By id `force` removes all tags; it does not
   * remove an image that a running container uses.
   */
  remove(name: string, how: { readonly force: boolean }, options?: CallOptions): Promise<void>;
}

export function imageVerbs(caller: Caller): ImageVerbs {
  return {
    ...lookingVerbs(caller),
    ...transferVerbs(caller),
    list: async (options) => {
      const answer = await caller.call(options, 'list', (docker, abortSignal) =>
        docker.listImages({ abortSignal }),
      );
      return decodeImageList(answer);
    },
    inspect: async (name, options) => {
      const answer = await caller.call(options, 'answer', (docker, abortSignal) =>
        docker.getImage(pathPart(name)).inspect({ abortSignal } as object),
      );
      return decodeImageInspect(answer);
    },
    tag: (name, { repository, tag }, options) =>
      caller.call(options, 'answer', async (docker, abortSignal) => {
        await docker.getImage(pathPart(name)).tag({ repo: repository, tag, abortSignal });
      }),
    remove: (name, { force }, options) =>
      caller.call(options, 'life', async (docker, abortSignal) => {
        await docker.getImage(pathPart(name)).remove({ force, abortSignal });
      }),
  };
}
