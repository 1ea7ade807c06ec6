import {
  type CancellationToken,
  CancellationTokenSource,
  type Connection,
} from 'vscode-languageserver';
import {
  IMAGE_TAGS,
  type ImageTagsParams,
  type ImageTagsResult,
  LOCAL_IMAGES,
  type LocalImagesResult,
} from '../../core/protocol.ts';
import type { LentImages } from '../workspace/images/imageLookup.ts';
import type { Clock, Log } from '../workspace/ports.ts';
import type { Client } from './client.ts';

interface Lender {
  readonly connection: Connection;
  readonly client: Client;
  readonly clock: Clock;
  readonly log: Log;
}

/** Somebody who types asks for the same list with every key: milliseconds. */
const FRESH = 5000;

/** The images that the editor knows of; `undefined` when it lends none. */
export function lentImages({ connection, client, clock, log }: Lender): LentImages | undefined {
  const { answers } = client;
  if (!answers.has(LOCAL_IMAGES) && !answers.has(IMAGE_TAGS)) return undefined;
  let last: { readonly until: number; readonly images: LocalImages | undefined } | undefined;
  const ask = async <T>(
    method: string,
    params: object,
    signal: AbortSignal,
  ): Promise<T | undefined> => {
    if (!answers.has(method)) return undefined;
    try {
      const answer = await connection.sendRequest<T | null>(method, params, tokenOf(signal));
      return answer ?? undefined;
    } catch (error) {
      if (!signal.aborted) log.error('The editor did not tell its images', error);
      return undefined;
    }
  };
  return {
    async localImages(signal) {
      if (last !== undefined && clock.now() < last.until) return last.images;
      const images = await ask<LocalImages>(LOCAL_IMAGES, {}, signal);
      if (!signal.aborted) last = { images, until: clock.now() + FRESH };
      return images;
    },
    imageTags(repository, signal) {
      const params: ImageTagsParams = { repository };
      return ask<NonNullable<ImageTagsResult>>(IMAGE_TAGS, params, signal);
    },
  };
}

type LocalImages = NonNullable<LocalImagesResult>;

function tokenOf(signal: AbortSignal): CancellationToken {
  const source = new CancellationTokenSource();
  if (signal.aborted) source.cancel();
  else signal.addEventListener('abort', () => source.cancel(), { once: true });
  return source.token;
}
