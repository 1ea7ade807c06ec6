import { Buffer } from 'node:buffer';
import type { Engine } from '../../../client/engine/engine.ts';
import type { Network } from '../../../client/engine/networks/types.ts';
import type { DiskUsage } from '../../../client/engine/system/types.ts';
import type { Volume } from '../../../client/engine/volumes/types.ts';

/** What the Engine of a stage answers about volumes, networks and itself. */
export interface ObjectAnswers {
  /** What an export or a backup holds. */
  readonly archive: string;
  readonly volumes: readonly Volume[];
  readonly networks: readonly Network[];
  readonly usage: DiskUsage;
}

/** Says a call; what it then does is the stage's. */
type Call = (text: string, signal: AbortSignal | undefined) => Promise<void>;

/** Volumes that say each call by `call`. */
export function stageVolumes(call: Call, answers: ObjectAnswers): Partial<Engine['volumes']> {
  return {
    async list(options) {
      await call('volumes', options?.signal);
      return answers.volumes;
    },
    async create(volume, options) {
      await call(`create volume ${JSON.stringify(volume)}`, options?.signal);
      return volume.name ?? 'made-up';
    },
    remove: (name, _how, options) => call(`remove volume ${name}`, options?.signal),
    async backUp(name, write, options) {
      await call(`back up ${name}`, options?.signal);
      await write(chunks(answers.archive));
    },
    async restore(name, archive, options) {
      await call(`restore ${name}`, options?.signal);
      for await (const _ of archive) {
        // Only how far it came is told.
      }
    },
    async copy(from, to, copied, options) {
      await call(`copy ${from} to ${to}`, options?.signal);
      copied(2_000_000);
    },
  };
}

/** Networks that say each call by `call`. */
export function stageNetworks(call: Call, answers: ObjectAnswers): Partial<Engine['networks']> {
  return {
    async list(options) {
      await call('networks', options?.signal);
      return answers.networks;
    },
    async create(network, options) {
      await call(`create network ${JSON.stringify(network)}`, options?.signal);
      return 'new-id';
    },
    remove: (id, options) => call(`remove network ${id}`, options?.signal),
    connect: (id, container, how, options) =>
      call(`connect ${container} to ${id} ${JSON.stringify(how)}`, options?.signal),
    disconnect: (id, container, options) =>
      call(`disconnect ${container} from ${id}`, options?.signal),
  };
}

/** The Engine itself, saying each call by `call`. */
export function stageSystem(call: Call, answers: ObjectAnswers): Partial<Engine['system']> {
  return {
    async diskUsage(options) {
      await call('disk usage', options?.signal);
      return answers.usage;
    },
    async rawInfo(options) {
      await call('info', options?.signal);
      return { ServerVersion: '27.0' };
    },
    async pruneBuildCache(options) {
      await call('prune build cache', options?.signal);
      return { count: 2, freed: 3_000_000 };
    },
  };
}

/** `text` letter by letter. */
export async function* chunks(text: string): AsyncGenerator<Buffer> {
  for (const character of text) {
    yield Buffer.from(character);
  }
}
