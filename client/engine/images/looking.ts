import { type Caller, pathPart } from '../caller.ts';
import type { CallOptions } from '../engine.ts';
import { decodeFoundImages, decodeHistory, decodeImageDetails } from './decodeDetails.ts';
import type { FoundImage, HistoryStep, ImageDetails } from './details.ts';

/** What is asked only when somebody wants to know. */
export interface LookingVerbs {
  /** By id or reference. */
  details(name: string, options?: CallOptions): Promise<ImageDetails>;
  /** The steps that made it, the first one first. */
  history(name: string, options?: CallOptions): Promise<readonly HistoryStep[]>;
  /** At Docker Hub, or at the registry that `term` begins with; the Engine's network decides. */
  search(
    term: string,
    how: { readonly limit: number },
    options?: CallOptions,
  ): Promise<readonly FoundImage[]>;
}

export function lookingVerbs(caller: Caller): LookingVerbs {
  return {
    details: async (name, options) => {
      const answer = await caller.call(options, 'answer', (docker, abortSignal) =>
        docker.getImage(pathPart(name)).inspect({ abortSignal } as object),
      );
      return decodeImageDetails(answer);
    },
    history: async (name, options) => {
      const answer = await caller.call(options, 'answer', (docker) =>
        docker.getImage(pathPart(name)).history(),
      );
      return decodeHistory(answer);
    },
    search: async (term, { limit }, options) => {
      const answer = await caller.call(options, 'answer', (docker, abortSignal) =>
        docker.searchImages({ term, limit, abortSignal }),
      );
      return decodeFoundImages(answer);
    },
  };
}
