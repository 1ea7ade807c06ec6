import type { Engine } from '../engine/engine.ts';
import { prunable } from '../engine/images/prunable.ts';
import type { Image } from '../engine/images/types.ts';
import type { DiskUsage } from '../engine/system/types.ts';
import { shortId } from '../tree/imageRows.ts';
import { isBuiltIn } from '../tree/networkRows.ts';
import { volumeLabel } from '../tree/volumeRows.ts';

/** What can be pruned, in the order in which it has to go. */
export const PRUNED = ['containers', 'networks', 'volumes', 'images', 'buildCache'] as const;
export type Pruned = (typeof PRUNED)[number];

/** One thing that pruning would remove. */
export interface Prunable {
  readonly kind: Pruned;
  readonly name: string;
  /** Bytes that removing it frees; `undefined` where there are none, or nobody can tell. */
  readonly size?: number;
  /** Its bytes may be held by others too, so that more is freed when they go together. */
  readonly shares?: boolean;
  /** Goes with a smaller choice too: an image without a tag, a volume without a name. */
  readonly nameless: boolean;
  /** Throws `EngineError`; answers the bytes that were freed, where the Engine tells them. */
  remove(signal: AbortSignal): Promise<number | undefined>;
}

/** All of `kinds` that nothing uses now, by kind and name; measuring takes a while. */
export async function findPrunable(
  engine: Engine,
  kinds: readonly Pruned[],
  signal: AbortSignal,
): Promise<readonly Prunable[]> {
  const measured = kinds.some((kind) => kind !== 'networks');
  const usage = measured ? await engine.system.diskUsage({ signal }) : NOTHING;
  const found: Readonly<Record<Pruned, () => readonly Prunable[] | Promise<readonly Prunable[]>>> =
    {
      containers: () => containers(engine, usage),
      networks: () => networks(engine, signal),
      volumes: () => volumes(engine, usage),
      images: () => images(engine, usage, signal),
      buildCache: () => buildCache(engine, usage),
    };
  const all: Prunable[] = [];
  for (const kind of PRUNED.filter((one) => kinds.includes(one))) {
    const items = await found[kind]();
    all.push(...(kind === 'images' ? items : items.toSorted(byName)));
  }
  return all;
}

function byName(a: Prunable, b: Prunable): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

const NOTHING: DiskUsage = {
  images: [],
  layersSize: 0,
  containers: [],
  volumes: [],
  buildCache: [],
};

function containers(engine: Engine, usage: DiskUsage): readonly Prunable[] {
  const how = { force: false, volumes: false };
  return usage.containers
    .filter(({ stopped }) => stopped)
    .map(({ id, name, size }) => ({
      kind: 'containers',
      name,
      size,
      nameless: false,
      remove: (signal) => engine.containers.remove(id, how, { signal }).then(() => size),
    }));
}

/**
 * A stopped container needs its networks when it is started, though the Engine itself would take
 * them. Who uses a network of a swarm, this Engine alone does not know.
 */
async function networks(engine: Engine, signal: AbortSignal): Promise<readonly Prunable[]> {
  const [all, containersNow] = await Promise.all([
    engine.networks.list({ signal }),
    engine.containers.list({ signal }),
  ]);
  const wanted = new Set(containersNow.flatMap((container) => container.networks));
  return all
    .filter((one) => !isBuiltIn(one) && one.scope !== 'swarm' && !wanted.has(one.name))
    .map(({ id, name }) => ({
      kind: 'networks',
      name,
      nameless: false,
      remove: (cancel) => engine.networks.remove(id, { signal: cancel }).then(() => undefined),
    }));
}

function volumes(engine: Engine, usage: DiskUsage): readonly Prunable[] {
  return usage.volumes
    .filter(({ users }) => users === 0)
    .map(({ name, size, anonymous }) => ({
      kind: 'volumes',
      name: volumeLabel(name),
      ...(size !== undefined && { size }),
      nameless: anonymous,
      remove: (signal) =>
        engine.volumes.remove(name, { force: false }, { signal }).then(() => size),
    }));
}

/** Those that were built from others come first, as they have to go. */
async function images(
  engine: Engine,
  usage: DiskUsage,
  signal: AbortSignal,
): Promise<readonly Prunable[]> {
  const [all, containersNow] = await Promise.all([
    engine.images.list({ signal }),
    engine.containers.list({ signal }),
  ]);
  const known = { images: all, containers: containersNow, usage: usage.images };
  const dangling = new Set(prunable('dangling', known).map(({ image }) => image.id));
  return prunable('unused', known).map(({ image, frees, shares }) => ({
    kind: 'images',
    name: image.tags.join(', ') || shortId(image.id),
    size: frees,
    shares,
    nameless: dangling.has(image.id),
    remove: (cancel) => removeImage(engine, image, cancel).then(() => frees),
  }));
}

/** Tag by tag: without force the Engine removes none that has several. */
async function removeImage(engine: Engine, { id, tags }: Image, signal: AbortSignal) {
  for (const name of tags.length > 0 ? tags : [id]) {
    await engine.images.remove(name, { force: false }, { signal });
  }
}

/** All of it together: its records have no names that say anything. */
function buildCache(engine: Engine, { buildCache: records }: DiskUsage): readonly Prunable[] {
  const free = records.filter(({ inUse }) => !inUse);
  const size = free
    .filter(({ shared }) => !shared)
    .reduce((sum, { size: bytes }) => sum + bytes, 0);
  return free.length === 0
    ? []
    : [
        {
          kind: 'buildCache',
          name: `Build cache of ${free.length} step${free.length === 1 ? '' : 's'}`,
          size,
          nameless: false,
          remove: async (signal) => (await engine.system.pruneBuildCache({ signal })).freed,
        },
      ];
}
