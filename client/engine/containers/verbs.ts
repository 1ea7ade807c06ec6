import { type Caller, pathPart } from '../caller.ts';
import type { Docker } from '../docker.ts';
import type { CallOptions } from '../engine.ts';
import { HttpFailure } from '../failure.ts';
import { decodeContainerInspect, decodeContainerList } from './decode.ts';
import { type ExecuteVerb, executeVerb } from './execute.ts';
import { type LookingVerbs, lookingVerbs } from './looking.ts';
import { type SteeringVerbs, steeringVerbs } from './steering.ts';
import type { Container } from './types.ts';

/** @see https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container */
export interface ContainerVerbs extends SteeringVerbs, LookingVerbs, ExecuteVerb {
  /** All of them, stopped ones too. */
  list(options?: CallOptions): Promise<readonly Container[]>;
  /** Those of `ids` that exist, in one call. */
  find(ids: readonly string[], options?: CallOptions): Promise<readonly Container[]>;
  inspect(id: string, options?: CallOptions): Promise<Container>;
  start(id: string, options?: CallOptions): Promise<void>;
  stop(id: string, options?: CallOptions): Promise<void>;
  restart(id: string, options?: CallOptions): Promise<void>;
  /** `force` also removes a running one; `volumes` also its anonymous volumes. */
  remove(
    id: string,
    how: { readonly force: boolean; readonly volumes: boolean },
    options?: CallOptions,
  ): Promise<void>;
}

export function containerVerbs(caller: Caller): ContainerVerbs {
  /** "Already started", "already stopped": the container is as it was asked to be. */
  const change = (
    id: string,
    options: CallOptions | undefined,
    act: (container: ReturnType<Docker['getContainer']>, signal: AbortSignal) => Promise<unknown>,
  ) =>
    caller.call(options, 'life', async (docker, signal) => {
      try {
        await act(docker.getContainer(pathPart(id)), signal);
      } catch (error) {
        if (!(error instanceof HttpFailure && error.status === 304)) {
          throw error;
        }
      }
    });
  return {
    ...steeringVerbs(caller),
    ...lookingVerbs(caller),
    ...executeVerb(caller),
    list: async (options) => {
      const answer = await caller.call(options, 'list', (docker, abortSignal) =>
        docker.listContainers({ all: true, abortSignal }),
      );
      return decodeContainerList(answer, Date.now());
    },
    find: async (ids, options) => {
      const answer = await caller.call(options, 'list', (docker, abortSignal) =>
        docker.listContainers({ all: true, filters: { id: [...ids] }, abortSignal }),
      );
      return decodeContainerList(answer, Date.now());
    },
    inspect: async (id, options) => {
      const answer = await caller.call(options, 'answer', (docker, abortSignal) =>
        docker.getContainer(pathPart(id)).inspect({ abortSignal }),
      );
      return decodeContainerInspect(answer);
    },
    start: (id, options) =>
      change(id, options, (container, abortSignal) => container.start({ abortSignal })),
    stop: (id, options) =>
      change(id, options, (container, abortSignal) => container.stop({ abortSignal })),
    restart: (id, options) =>
      change(id, options, (container, abortSignal) => container.restart({ abortSignal })),
    remove: (id, { force, volumes }, options) =>
      caller.call(options, 'life', async (docker, abortSignal) => {
        await docker.getContainer(pathPart(id)).remove({ force, v: volumes, abortSignal });
      }),
  };
}
