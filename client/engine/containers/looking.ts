import type { Buffer } from 'node:buffer';
import { badAnswer } from '../badAnswer.ts';
import { type Caller, pathPart } from '../caller.ts';
import type { CallOptions } from '../engine.ts';
import { list, number, record, text } from '../json.ts';
import { type ContainerDetails, decodeContainerDetails } from './details.ts';

/** A table as `ps` prints it: what the columns are depends on the Engine's system. */
export interface ProcessTable {
  readonly titles: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A path that differs from the image. */
export interface FileChange {
  readonly kind: 'changed' | 'added' | 'deleted';
  readonly path: string;
}

/** A container without processes, and what removing it would free. */
export interface StoppedContainer {
  readonly id: string;
  readonly name: string;
  /** Bytes it wrote, outside of volumes. */
  readonly size: number;
}

/** Verbs that look at a container more closely than its row does. */
export interface LookingVerbs {
  details(id: string, options?: CallOptions): Promise<ContainerDetails>;
  /** Its processes as the Engine's host sees them. Rejects unless it is running. */
  top(id: string, options?: CallOptions): Promise<ProcessTable>;
  /** In the order of their paths. */
  changes(id: string, options?: CallOptions): Promise<readonly FileChange[]>;
  /** Those that pruning would remove, by name; measuring them may take a while. */
  stopped(options?: CallOptions): Promise<readonly StoppedContainer[]>;
  /** Its whole file system as a tar archive. */
  export(id: string, options?: CallOptions): Promise<AsyncIterable<Buffer>>;
}

export function lookingVerbs(caller: Caller): LookingVerbs {
  return {
    details: async (id, options) => {
      const answer = await caller.call(options, 'answer', (docker, abortSignal) =>
        docker.getContainer(pathPart(id)).inspect({ abortSignal }),
      );
      return decodeContainerDetails(answer);
    },
    top: async (id, options) => {
      const answer = await caller.call(options, 'answer', (docker, abortSignal) =>
        docker.getContainer(pathPart(id)).top({ abortSignal }),
      );
      const { Titles, Processes } = record(answer);
      return {
        titles: list(Titles).map(text),
        rows: list(Processes).map((row) => list(row).map(text)),
      };
    },
    changes: async (id, options) => {
      const answer: unknown = await caller.call(options, 'work', (docker, abortSignal) =>
        // Its types know no options here, unlike its code.
        (docker.getContainer(pathPart(id)) as unknown as Changed).changes({ abortSignal }),
      );
      return decodeChanges(answer);
    },
    stopped: async (options) => {
      const filters = { status: ['created', 'exited', 'dead'] };
      const answer: unknown = await caller.call(options, 'work', (docker, abortSignal) =>
        docker.listContainers({ all: true, size: true, filters, abortSignal }),
      );
      return decodeStopped(answer);
    },
    export: (id, options) =>
      caller.stream(options, (docker, abortSignal) =>
        (docker.getContainer(pathPart(id)) as unknown as Exported).export({ abortSignal }),
      ),
  };
}

interface Changed {
  changes(options: object): Promise<unknown>;
}

interface Exported {
  export(options: object): Promise<NodeJS.ReadableStream>;
}

const KINDS = ['changed', 'added', 'deleted'] as const;

/** No difference at all is told as `null`. */
function decodeChanges(answer: unknown): readonly FileChange[] {
  if (answer !== null && !Array.isArray(answer)) {
    throw badAnswer('a list of changes');
  }
  return list(answer)
    .map(record)
    .map(({ Kind, Path }) => ({ kind: KINDS[number(Kind) ?? 0] ?? 'changed', path: text(Path) }))
    .filter(({ path }) => path !== '')
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

function decodeStopped(answer: unknown): readonly StoppedContainer[] {
  return list(answer)
    .map(record)
    .map(({ Id, Names, SizeRw }) => ({
      id: text(Id),
      name: text(list(Names)[0]).replace(/^\//, ''),
      // Left out when it is nothing.
      size: number(SizeRw) ?? 0,
    }))
    .filter(({ id }) => id !== '')
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
