import { type Caller, pathPart } from '../caller.ts';
import type { CallOptions } from '../engine.ts';
import { decodeImageInspect, decodeImageList } from './decode.ts';
import { decodeHistory, decodeImageDetails } from './decodeDetails.ts';
import type { HistoryStep, ImageDetails } from './details.ts';
import { type TransferVerbs, transferVerbs } from './transfer.ts';
import type { Image } from './types.ts';

/** @see https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Image */
export interface ImageVerbs extends TransferVerbs {
  /** Those with a tag and dangling ones, without the layers between. */
  list(options?: CallOptions): Promise<readonly Image[]>;
  /** By id or reference. */
  inspect(name: string, options?: CallOptions): Promise<Image>;
  /** By id or reference: all that is set in it, and what it is made of. */
  details(name: string, options?: CallOptions): Promise<ImageDetails>;
  /** The steps that made it, the first one first. */
  history(name: string, options?: CallOptions): Promise<readonly HistoryStep[]>;
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
  const inspect = (name: string, options: CallOptions | undefined): Promise<unknown> =>
    caller.call(options, 'answer', (docker, abortSignal) =>
      docker.getImage(pathPart(name)).inspect({ abortSignal } as object),
    );
  return {
    ...transferVerbs(caller),
    list: async (options) => {
      const answer = await caller.call(options, 'list', (docker, abortSignal) =>
        docker.listImages({ abortSignal }),
      );
      return decodeImageList(answer);
    },
    inspect: async (name, options) => decodeImageInspect(await inspect(name, options)),
    details: async (name, options) => decodeImageDetails(await inspect(name, options)),
    history: async (name, options) => {
      const answer = await caller.call(options, 'answer', (docker) =>
        docker.getImage(pathPart(name)).history(),
      );
      return decodeHistory(answer);
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
