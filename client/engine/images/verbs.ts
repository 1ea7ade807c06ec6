import { type Caller, pathPart } from '../caller.ts';
import type { CallOptions } from '../engine.ts';
import { decodeImageInspect, decodeImageList } from './decode.ts';
import { decodeImageDetails } from './details.ts';
import type { Image, ImageDetails } from './types.ts';

/** @see https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Image */
export interface ImageVerbs {
  /** Those with a tag and dangling ones, without the layers between. */
  list(options?: CallOptions): Promise<readonly Image[]>;
  /** By id or reference. */
  inspect(name: string, options?: CallOptions): Promise<Image>;
  /** By id or reference, with what is set in it. */
  details(name: string, options?: CallOptions): Promise<ImageDetails>;
  /**
   * Removes a tag, and the image with its last one. By id `force` removes all tags; it does not
   * remove an image that a running container uses.
   */
  remove(name: string, how: { readonly force: boolean }, options?: CallOptions): Promise<void>;
}

export function imageVerbs(caller: Caller): ImageVerbs {
  const inspect = (name: string, options: CallOptions | undefined): Promise<unknown> =>
    caller.call(options, 'answer', (docker, abortSignal) =>
      docker.getImage(pathPart(name)).inspect({ abortSignal } as object),
    );
  return {
    list: async (options) => {
      const answer = await caller.call(options, 'list', (docker, abortSignal) =>
        docker.listImages({ abortSignal }),
      );
      return decodeImageList(answer);
    },
    inspect: async (name, options) => decodeImageInspect(await inspect(name, options)),
    details: async (name, options) => decodeImageDetails(await inspect(name, options)),
    remove: (name, { force }, options) =>
      caller.call(options, 'life', async (docker, abortSignal) => {
        await docker.getImage(pathPart(name)).remove({ force, abortSignal });
      }),
  };
}
