import { type Caller, pathPart } from '../caller.ts';
import type { CallOptions } from '../engine.ts';
import { decodeImageInspect, decodeImageList } from './decode.ts';
import type { Image } from './types.ts';

/** @see https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Image */
export interface ImageVerbs {
  /** Those with a tag and dangling ones, without the layers between. */
  list(options?: CallOptions): Promise<readonly Image[]>;
  /** By id or reference. */
  inspect(name: string, options?: CallOptions): Promise<Image>;
  /**
   * Removes a tag, and the image with its last one. By id `force` removes all tags; it does not
   * remove an image that a running container uses.
   */
  remove(name: string, how: { readonly force: boolean }, options?: CallOptions): Promise<void>;
}

export function imageVerbs(caller: Caller): ImageVerbs {
  return {
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
    remove: (name, { force }, options) =>
      caller.call(options, 'life', async (docker, abortSignal) => {
        await docker.getImage(pathPart(name)).remove({ force, abortSignal });
      }),
  };
}
