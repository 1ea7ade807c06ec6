import { Buffer } from 'node:buffer';
import type { ContainerDetails } from '../../../client/engine/containers/details.ts';
import type { FileChange, StoppedContainer } from '../../../client/engine/containers/looking.ts';
import type { Container } from '../../../client/engine/containers/types.ts';
import type { Engine } from '../../../client/engine/engine.ts';
import type { HistoryStep } from '../../../client/engine/images/details.ts';
import type { Image } from '../../../client/engine/images/types.ts';
import type { StreamPiece } from '../../../client/engine/streams/demux.ts';
import type { Progress } from '../../../client/engine/streams/progress.ts';
import { FakeConnection } from '../terminal/fakeConnection.ts';
import { stageImages } from './stageImages.ts';
import {
  chunks,
  type ObjectAnswers,
  stageNetworks,
  stageSystem,
  stageVolumes,
} from './stageObjects.ts';

/** What the Engine of a stage answers where a verb answers something. */
export interface Answers extends ObjectAnswers {
  readonly details: ContainerDetails;
  readonly warnings: readonly string[];
  readonly changes: readonly FileChange[];
  readonly stopped: readonly StoppedContainer[];
  /** Names of its images. */
  readonly tags: readonly string[];
  /** Its images, instead of `tags`. */
  readonly images?: readonly Image[];
  readonly history?: readonly HistoryStep[];
  /** What a pull or push tells. */
  readonly progress?: readonly Progress[];
  /** What a load brought. */
  readonly loaded?: readonly string[];
  readonly output: readonly (readonly [StreamPiece['stream'], string])[];
  readonly exitCode: number;
  readonly containers: readonly Container[];
}

export const NO_ANSWERS: Answers = {
  details: {
    env: [],
    healthLog: [],
    limits: {
      memory: 0,
      memorySwap: 0,
      nanoCpus: 0,
      cpuQuota: 0,
      cpuPeriod: 0,
      pids: 0,
      restart: { name: 'no', maximumRetries: 0 },
    },
  },
  warnings: [],
  changes: [],
  stopped: [],
  tags: [],
  archive: '',
  output: [],
  exitCode: 0,
  containers: [],
  volumes: [],
  networks: [],
  usage: { images: [], layersSize: 0, containers: [], volumes: [], buildCache: [] },
};

/** An Engine that says each call by `call` and then answers as told. */
export function stageEngine(
  call: (text: string, signal: AbortSignal | undefined) => Promise<void>,
  answers: Answers,
): Engine {
  const containers: Partial<Engine['containers']> = {
    start: (id, options) => call(`start ${id}`, options?.signal),
    stop: (id, options) => call(`stop ${id}`, options?.signal),
    restart: (id, options) => call(`restart ${id}`, options?.signal),
    pause: (id, options) => call(`pause ${id}`, options?.signal),
    unpause: (id, options) => call(`unpause ${id}`, options?.signal),
    kill: (id, name, options) => call(`kill ${id} ${name}`, options?.signal),
    rename: (id, name, options) => call(`rename ${id} to ${name}`, options?.signal),
    remove: (id, { force, volumes }, options) =>
      call(
        `remove ${id}${force ? ' by force' : ''}${volumes ? ' with volumes' : ''}`,
        options?.signal,
      ),
    async create({ image, name }, options) {
      await call(`create ${name ?? 'without a name'} from ${image}`, options?.signal);
      return 'new-id';
    },
    async update(id, change, options) {
      await call(`update ${id} ${JSON.stringify(change)}`, options?.signal);
      return answers.warnings;
    },
    async commit(id, { repository, tag, message, pause }, options) {
      const how = [`${repository}:${tag}`, message, pause ? 'paused' : 'running'].join(' / ');
      await call(`commit ${id} ${how}`, options?.signal);
      return 'sha256:new';
    },
    async details(id, options) {
      await call(`details ${id}`, options?.signal);
      return answers.details;
    },
    async list(options) {
      await call('containers', options?.signal);
      return answers.containers;
    },
    async changes(id, options) {
      await call(`changes ${id}`, options?.signal);
      return answers.changes;
    },
    async stopped(options) {
      await call('stopped', options?.signal);
      return answers.stopped;
    },
    async export(id, options) {
      await call(`export ${id}`, options?.signal);
      return chunks(answers.archive);
    },
    async execute(id, command, { signal, output }) {
      await call(`execute ${id} ${JSON.stringify(command)}`, signal);
      for (const [stream, text] of answers.output) {
        output({ stream, data: Buffer.from(text) });
      }
      return answers.exitCode;
    },
  };
  const terminals: Engine['terminals'] = {
    async shell(id, { signal, user } = {}) {
      await call(`shell ${id}${user === undefined ? '' : ` as ${user}`}`, signal);
      return Object.assign(new FakeConnection(), { program: 'bash' });
    },
    async attach(id, options) {
      await call(`attach ${id}`, options?.signal);
      return new FakeConnection();
    },
  };
  const engine: Partial<Engine> = {
    address: 'unix:///docker.sock',
    containers: containers as Engine['containers'],
    images: stageImages(call, answers),
    terminals,
    volumes: stageVolumes(call, answers) as Engine['volumes'],
    networks: stageNetworks(call, answers) as Engine['networks'],
    system: stageSystem(call, answers) as Engine['system'],
  };
  return engine as Engine;
}
