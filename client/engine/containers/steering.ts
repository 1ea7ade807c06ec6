import { type Caller, pathPart } from '../caller.ts';
import type { CallOptions } from '../engine.ts';
import { list, record, text } from '../json.ts';
import type { Limits, RestartPolicy } from './details.ts';

/** What is left out stays as it is. The Engine cannot take a limit of memory or CPUs away. */
export type LimitsChange = Partial<Limits>;

/** A new container, with all else as its image has it. */
export interface NewContainer {
  readonly image: string;
  /** Left out: the Engine thinks of one. */
  readonly name?: string;
}

export interface Commit {
  /** `registry.example.com/team/app`; empty for an image without a name. */
  readonly repository: string;
  readonly tag: string;
  readonly message: string;
  /** Stops its processes while the file system is read, so that all files are of one moment. */
  readonly pause: boolean;
}

/** Verbs that change a container, beside those of its life. */
export interface SteeringVerbs {
  /** Makes a container without starting it; answers its id. */
  create(container: NewContainer, options?: CallOptions): Promise<string>;
  /** Freezes all its processes. Rejects with reason `conflict` unless it is running. */
  pause(id: string, options?: CallOptions): Promise<void>;
  unpause(id: string, options?: CallOptions): Promise<void>;
  /** Sends `signal` (`SIGKILL`) to its first process. */
  kill(id: string, signal: string, options?: CallOptions): Promise<void>;
  /** Rejects with reason `conflict` when another one has the name. */
  rename(id: string, name: string, options?: CallOptions): Promise<void>;
  /** Answers the Engine's warnings. */
  update(id: string, change: LimitsChange, options?: CallOptions): Promise<readonly string[]>;
  /** Makes an image of its file system; answers the image's id. */
  commit(id: string, how: Commit, options?: CallOptions): Promise<string>;
}

export function steeringVerbs(caller: Caller): SteeringVerbs {
  return {
    create: ({ image, name }, options) =>
      caller.call(options, 'life', async (docker, abortSignal) => {
        const made = await docker.createContainer({
          Image: image,
          ...(name !== undefined && { name }),
          abortSignal,
        });
        return made.id;
      }),
    pause: (id, options) =>
      caller.call(options, 'life', async (docker, abortSignal) => {
        await docker.getContainer(pathPart(id)).pause({ abortSignal });
      }),
    unpause: (id, options) =>
      caller.call(options, 'life', async (docker, abortSignal) => {
        await docker.getContainer(pathPart(id)).unpause({ abortSignal });
      }),
    kill: (id, signal, options) =>
      caller.call(options, 'life', async (docker, abortSignal) => {
        await docker.getContainer(pathPart(id)).kill({ signal, abortSignal });
      }),
    rename: (id, name, options) =>
      caller.call(options, 'answer', async (docker, abortSignal) => {
        const query = { _query: { name }, _body: {}, abortSignal };
        await docker.getContainer(pathPart(id)).rename({ ...query, name });
      }),
    update: async (id, change, options) => {
      const answer = await caller.call(options, 'life', (docker, abortSignal) =>
        docker.getContainer(pathPart(id)).update({ ...limitsBody(change), abortSignal }),
      );
      return list(record(answer).Warnings).map(text).filter(Boolean);
    },
    commit: async (id, { repository, tag, message, pause }, options) => {
      const query = { container: id, repo: repository, tag, comment: message, pause };
      const answer = await caller.call(options, 'work', (docker, abortSignal) =>
        docker.getContainer(pathPart(id)).commit({ _query: query, _body: {}, abortSignal }),
      );
      return text(record(answer).Id);
    },
  };
}

function limitsBody(change: LimitsChange): Record<string, unknown> {
  return {
    Memory: change.memory,
    MemorySwap: change.memorySwap,
    NanoCpus: change.nanoCpus,
    CpuQuota: change.cpuQuota,
    CpuPeriod: change.cpuPeriod,
    PidsLimit: change.pids,
    ...(change.restart && { RestartPolicy: policyBody(change.restart) }),
  };
}

function policyBody({ name, maximumRetries }: RestartPolicy): Record<string, unknown> {
  return { Name: name, MaximumRetryCount: name === 'on-failure' ? maximumRetries : 0 };
}
