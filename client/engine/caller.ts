import type { Buffer } from 'node:buffer';
import type { Docker } from './docker.ts';
import type { CallOptions } from './engine.ts';

/**
 * How long a call waits when its caller says nothing. `answer`: one object. `list`: many.
 * `life`: a container's start or end, which may have a grace period of minutes. `work`: as long as
 * it takes, for it shows progress and can be cancelled.
 */
export type Patience = 'answer' | 'list' | 'life' | 'work';

/** What the verbs of every kind of object are made with. */
export interface Caller {
  /** Runs one call; rejects with `EngineError` only. */
  call<T>(
    options: CallOptions | undefined,
    patience: Patience,
    run: (docker: Docker, signal: AbortSignal) => Promise<T>,
  ): Promise<T>;
  /**
   * Opens a stream that lasts until it ends, its reader stops or the caller's signal fires; see
   * `streams/lasting.ts`. Its start has to come as soon as any answer.
   */
  stream(
    options: CallOptions | undefined,
    run: (docker: Docker, signal: AbortSignal) => Promise<NodeJS.ReadableStream>,
  ): Promise<AsyncIterable<Buffer>>;
}

/**
 * An id or a name as a part of a path. dockerode puts it there as it is.
 *
 * @see https://docs.docker.com/reference/api/engine/
 */
export function pathPart(idOrName: string): string {
  return encodeURIComponent(idOrName);
}
