import { Readable } from 'node:stream';
import type { ImageReference } from '../../../core/reference.ts';
import { type Caller, pathPart } from '../caller.ts';
import type { Docker } from '../docker.ts';
import type { CallOptions } from '../engine.ts';
import { EngineError } from '../errors.ts';
import type { RegistryAuth } from '../registryAuth.ts';
import { toRegistryError } from '../registryFailure.ts';
import { type Progress, readProgress } from '../streams/progress.ts';

export interface TransferHow {
  /** Called for every message, in the Engine's order. */
  readonly onProgress?: (progress: Progress) => void;
}

export interface RegistryHow extends TransferHow {
  readonly auth: RegistryAuth;
}

/**
 * Images over the wire. All of it takes as long as it takes; the signal ends it, on the Engine too.
 * A registry that wants another account makes them reject with reason `unauthorized`.
 */
export interface TransferVerbs {
  /** One image, by its tag (`latest` when there is none) or digest. */
  pull(reference: ImageReference, how: RegistryHow, options?: CallOptions): Promise<void>;
  /** One tag. */
  push(reference: ImageReference, how: RegistryHow, options?: CallOptions): Promise<void>;
  /**
   * Gives an archive of images, by ids and references, to `write`; ends when that does. What was
   * given by an id only has no name in the archive.
   *
   * @see https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Image/operation/ImageGetAll
   */
  save(
    names: readonly string[],
    write: (archive: AsyncIterable<Uint8Array>) => Promise<void>,
    options?: CallOptions,
  ): Promise<void>;
  /** Takes in what `save` wrote; answers the references and ids of what is there now. */
  load(
    archive: AsyncIterable<Uint8Array>,
    how: TransferHow,
    options?: CallOptions,
  ): Promise<readonly string[]>;
  /** Makes an image of one layer of an archive of files; answers its id. */
  import(
    archive: AsyncIterable<Uint8Array>,
    how: TransferHow & { readonly repository: string; readonly tag: string },
    options?: CallOptions,
  ): Promise<string>;
}

export function transferVerbs(caller: Caller): TransferVerbs {
  /** Runs one call and hears its stream of messages to the end. */
  const hear = async (
    options: CallOptions | undefined,
    { onProgress }: TransferHow,
    open: (docker: Docker, signal: AbortSignal) => Promise<NodeJS.ReadableStream>,
    heard: (progress: Progress) => void = () => undefined,
  ): Promise<void> => {
    await caller.call(options, 'work', async (docker, signal) => {
      const stream = await open(docker, signal);
      for await (const progress of readProgress(stream as AsyncIterable<Uint8Array>)) {
        signal.throwIfAborted();
        heard(progress);
        onProgress?.(progress);
      }
    });
  };
  return {
    pull: (reference, how, options) =>
      fromRegistry(() =>
        hear(options, how, (docker, abortSignal) => {
          const tag = reference.digest ?? reference.tag ?? 'latest';
          const query = { fromImage: nameOf(reference), tag };
          return docker.createImage(how.auth, { _query: query, _body: {}, abortSignal });
        }),
      ),
    push: (reference, how, options) =>
      fromRegistry(() =>
        hear(options, how, (docker, abortSignal) => {
          const query = { tag: reference.tag ?? 'latest' };
          const push = { _query: query, _body: {}, authconfig: how.auth, abortSignal };
          return docker.getImage(pathPart(nameOf(reference))).push(push as object);
        }),
      ),
    save: async (names, write, options) => {
      let writing: Promise<void> | undefined;
      try {
        await caller.call(options, 'work', async (docker, abortSignal) => {
          // Its types do not know this call, unlike its code.
          const { getImages } = docker as Docker & {
            getImages(query: object): Promise<NodeJS.ReadableStream>;
          };
          const stream = await getImages.call(docker, { _query: { names }, abortSignal });
          writing = write(stream as AsyncIterable<Uint8Array>);
          await writing;
        });
      } finally {
        // Whoever cancelled may rely on it: nothing is written any more.
        await writing?.catch(() => undefined);
      }
    },
    load: (archive, how, options) =>
      sending(archive, async (body) => {
        const loaded: string[] = [];
        await hear(
          options,
          how,
          (docker, abortSignal) => docker.loadImage(body, { _query: { quiet: 0 }, abortSignal }),
          ({ status }) => loaded.push(...loadedBy(status)),
        );
        return loaded;
      }),
    import: (archive, { repository, tag, ...how }, options) =>
      sending(archive, async (body) => {
        let id = '';
        await hear(
          options,
          how,
          (docker, abortSignal) => {
            const query = { fromSrc: '-', repo: repository, tag };
            return docker.importImage(body, { _query: query, abortSignal });
          },
          ({ status }) => {
            id = status.startsWith('sha256:') ? status : id;
          },
        );
        if (id === '') {
          throw new EngineError('badAnswer', 'The Engine did not say which image it made');
        }
        return id;
      }),
  };
}

/** Without tag and digest. */
function nameOf({ registry, repository }: ImageReference): string {
  return `${registry}/${repository}`;
}

/** `Loaded image: busybox:latest`, `Loaded image ID: sha256:…`; the only way that it is told. */
function loadedBy(status: string): readonly string[] {
  return [...status.matchAll(/^Loaded image(?: ID)?: (\S+)$/gm)].map(([, name = '']) => name);
}

async function fromRegistry<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toRegistryError(error);
  }
}

/** Tells what broke the archive from what broke the connection, and lets go of it in the end. */
async function sending<T>(
  archive: AsyncIterable<Uint8Array>,
  work: (body: Readable) => Promise<T>,
): Promise<T> {
  let broken: EngineError | undefined;
  async function* watched(): AsyncGenerator<Uint8Array> {
    try {
      yield* archive;
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      broken = new EngineError('badRequest', `The archive cannot be read: ${why}`, { cause });
      throw cause;
    }
  }
  const body = Readable.from(watched(), { objectMode: false });
  try {
    return await work(body);
  } catch (error) {
    throw broken ?? error;
  } finally {
    body.destroy();
  }
}
