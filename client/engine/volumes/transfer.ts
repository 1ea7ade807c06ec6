import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { type Caller, pathPart } from '../caller.ts';
import type { CallOptions } from '../engine.ts';
import { EngineError } from '../errors.ts';
import { list, number, record, text } from '../json.ts';

/**
 * A volume's files as a tar archive, its paths from the volume's root. The Engine reads and writes
 * the files of containers only, so a helper container is made that sees the volume: from an image
 * that is here already, never started, removed in the end, also when the signal fires.
 */
export interface VolumeTransferVerbs {
  /** Gives the archive to `write`; ends when that does. */
  backUp(
    name: string,
    write: (archive: AsyncIterable<Uint8Array>) => Promise<void>,
    options?: CallOptions,
  ): Promise<void>;
  /**
   * Unpacks an archive, also one compressed by gzip, bzip2 or xz: files of the same path are
   * replaced, all others stay.
   */
  restore(name: string, archive: AsyncIterable<Uint8Array>, options?: CallOptions): Promise<void>;
  /** Copies all files of a volume into another one; `copied` is told the bytes so far. */
  copy(
    from: string,
    to: string,
    copied: (bytes: number) => void,
    options?: CallOptions,
  ): Promise<void>;
}

export function volumeTransferVerbs(caller: Caller): VolumeTransferVerbs {
  const backUp: VolumeTransferVerbs['backUp'] = (name, write, options) =>
    withHelper(caller, name, { readOnly: true }, options, (helper) =>
      caller.call(options, 'work', async (docker, abortSignal) => {
        const query = { _query: { path: `${INSIDE}/.` }, abortSignal };
        const files = docker.getContainer(helper);
        const stream = await files.getArchive(query as unknown as { path: string });
        try {
          await write(stream as AsyncIterable<Uint8Array>);
        } finally {
          // The Engine holds the helper for as long as its files are on their way.
          (stream as Readable).destroy();
        }
      }),
    );
  const restore: VolumeTransferVerbs['restore'] = (name, archive, options) =>
    withHelper(caller, name, { readOnly: false }, options, async (helper) => {
      const body = Readable.from(archive, { objectMode: false });
      try {
        await caller.call(options, 'work', async (docker, abortSignal) => {
          const query = { _query: { path: INSIDE }, abortSignal };
          await docker.getContainer(helper).putArchive(body, query as unknown as { path: string });
        });
      } finally {
        body.destroy();
      }
    });
  return {
    backUp,
    restore,
    copy: (from, to, copied, options) =>
      backUp(from, (archive) => restore(to, counted(archive, copied), options), options),
  };
}

/** Where a helper sees the volume: nothing of an image lies there. */
const INSIDE = '/longshore-volume';

async function withHelper(
  caller: Caller,
  volume: string,
  { readOnly }: { readonly readOnly: boolean },
  options: CallOptions | undefined,
  work: (helper: string) => Promise<void>,
): Promise<void> {
  // A mount makes the volume it names when there is none: one that is gone must not come back.
  await caller.call(options, 'answer', (docker, abortSignal) =>
    docker.getVolume(pathPart(volume)).inspect({ abortSignal }),
  );
  const image = await smallestImage(caller, options);
  const name = `longshore-volume-${randomUUID().slice(0, 8)}`;
  try {
    // Not to be cancelled: the Engine would make it all the same, after it was removed.
    await caller.call(undefined, 'life', async (docker, abortSignal) => {
      await docker.createContainer({
        name,
        Image: image,
        // Never run; an image without a command of its own needs one.
        Cmd: ['longshore'],
        Labels: { 'longshore.helper': 'volume' },
        NetworkDisabled: true,
        HostConfig: {
          NetworkMode: 'none',
          Mounts: [
            {
              Type: 'volume',
              Source: volume,
              Target: INSIDE,
              ReadOnly: readOnly,
              VolumeOptions: { NoCopy: true },
            },
          ],
        },
        abortSignal,
      } as object);
    });
    await work(name);
  } finally {
    await removeHelper(caller, name);
  }
}

/** Also when the caller gave up. */
async function removeHelper(caller: Caller, name: string): Promise<void> {
  try {
    // `v` takes what the image itself declares as volumes; the one that has a name stays.
    await caller.call(undefined, 'life', async (docker, abortSignal) => {
      await docker.getContainer(name).remove({ force: true, v: true, abortSignal });
    });
  } catch (error) {
    if (!EngineError.is(error, 'notFound', 'conflict')) {
      throw error;
    }
  }
}

async function smallestImage(caller: Caller, options: CallOptions | undefined): Promise<string> {
  const answer: unknown = await caller.call(options, 'list', (docker, abortSignal) =>
    docker.listImages({ abortSignal }),
  );
  const [smallest] = list(answer)
    .map(record)
    .map(({ Id, Size }) => ({ id: text(Id), size: number(Size) ?? 0 }))
    .filter(({ id }) => id !== '')
    .sort((a, b) => a.size - b.size);
  if (smallest === undefined) {
    const message =
      'The files of a volume are reached through a container, and there is no image to make one from; pull any image first';
    throw new EngineError('notFound', message);
  }
  return smallest.id;
}

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  copied: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    yield chunk;
    bytes += chunk.length;
    copied(bytes);
  }
}
