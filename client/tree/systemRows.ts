import type { DiskUsage, EngineInfo } from '../engine/system/types.ts';
import { memoryText } from '../text/bytes.ts';

/** A line about an Engine: its name, and what is so. */
export type Fact = readonly [name: string, value: string];

/** What an Engine says of itself, for people; what it does not say is left out. */
export function factsOf(info: EngineInfo, apiVersion: string): readonly Fact[] {
  const cgroup = [info.cgroupDriver, info.cgroupVersion && `version ${info.cgroupVersion}`];
  const facts: readonly Fact[] = [
    ['Version', info.version],
    ['API', apiVersion],
    ['Host', info.name],
    ['Operating system', info.operatingSystem],
    ['Kernel', info.kernel],
    ['Platform', info.platform],
    ['CPUs', info.cpus === 0 ? '' : `${info.cpus}`],
    ['Memory', info.memory === 0 ? '' : memoryText(info.memory)],
    ['Storage driver', info.storageDriver],
    ['Logging driver', info.loggingDriver],
    ['Cgroups', cgroup.filter(Boolean).join(', ')],
    ['Runtime', info.defaultRuntime],
    ['Root folder', info.rootFolder],
    ['Security', info.securityOptions.map((option) => option.replace(/^name=/, '')).join('; ')],
  ];
  return facts.filter(([, value]) => value !== '');
}

/** What disk use is told of. */
export const USES = ['images', 'containers', 'volumes', 'buildCache'] as const;
export type Use = (typeof USES)[number];

/** How much of one kind lies on the disk, in bytes. */
export interface UseTotal {
  readonly use: Use;
  readonly count: number;
  readonly size: number;
  /** What pruning all that is unused would free at least. */
  readonly free: number;
}

/** The totals of each kind. */
export function totalsOf(usage: DiskUsage): readonly UseTotal[] {
  const { images, containers, volumes, buildCache, layersSize } = usage;
  const sizes = (rows: readonly { readonly size?: number }[]) =>
    rows.reduce((sum, { size = 0 }) => sum + size, 0);
  return [
    {
      use: 'images',
      count: images.length,
      size: layersSize,
      free: images
        .filter((image) => image.containers === 0)
        .reduce((sum, { ownSize }) => sum + ownSize, 0),
    },
    {
      use: 'containers',
      count: containers.length,
      size: sizes(containers),
      free: sizes(containers.filter(({ stopped }) => stopped)),
    },
    {
      use: 'volumes',
      count: volumes.length,
      size: sizes(volumes),
      free: sizes(volumes.filter(({ users }) => users === 0)),
    },
    {
      use: 'buildCache',
      count: buildCache.length,
      size: sizes(buildCache.filter(({ shared }) => !shared)),
      free: sizes(buildCache.filter(({ inUse, shared }) => !inUse && !shared)),
    },
  ];
}
