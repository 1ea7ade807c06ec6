import type { Snapshot } from '../engine/store.ts';
import { isAnonymous } from '../engine/volumes/anonymous.ts';
import type { Volume } from '../engine/volumes/types.ts';
import { compareText, containsAll, PROJECT_LABEL } from './containerRows.ts';
import type { Choice, ViewOptions } from './node.ts';
import type { Sizes } from './sizes.ts';
import { type Users, volumeUsers } from './users.ts';

/** A volume: what a row stands for. */
export interface VolumeRow {
  readonly name: string;
  /** Shared by the rows of a view. */
  readonly users: Users;
  readonly sizes?: Sizes;
}

/** What volumes can be grouped by. */
export const GROUPINGS: readonly Choice[] = [
  { id: 'project', label: 'Compose project' },
  { id: 'driver', label: 'Driver' },
  { id: 'none', label: 'No groups' },
];

export const SORTS: readonly Choice[] = [
  { id: 'name', label: 'Name' },
  { id: 'newest', label: 'Newest first' },
  { id: 'size', label: 'Size, largest first (measure sizes before)' },
];

export const TOGGLES: readonly Choice[] = [
  { id: 'anonymous', label: 'Volumes without a name' },
  { id: 'unused', label: 'Volumes that no container uses' },
];

/** Every volume, for a pick. */
export function allVolumes({ volumes }: Snapshot): readonly VolumeRow[] {
  const users = volumeUsers();
  return [...(volumes?.keys() ?? [])].map((name) => ({ name, users }));
}

/** The name of the group that `volume` belongs to; `undefined` when it stands alone. */
export function groupOf(volume: Volume, groupBy: string): string | undefined {
  switch (groupBy) {
    case 'project':
      return volume.labels[PROJECT_LABEL];
    case 'driver':
      return volume.driver;
    default:
      return undefined;
  }
}

/** Whether the Engine made its name up. */
export function hasNoName({ name, labels }: Volume): boolean {
  return isAnonymous(name, Object.keys(labels));
}

/** What a row shows of the name: of 64 digits as many as of a container's id. */
export function volumeLabel(name: string): string {
  return /^[0-9a-f]{64}$/.test(name) ? `${name.slice(0, 12)}…` : name;
}

/** Whether `options` let `volume` be seen; `used`: a container uses it. */
export function isShown(volume: Volume, used: () => boolean, options: ViewOptions): boolean {
  return (
    (options.toggles.has('anonymous') || !hasNoName(volume)) &&
    (options.toggles.has('unused') || used()) &&
    containsAll(options.filter, [
      volume.name,
      volume.driver,
      ...Object.entries(volume.labels).map(([name, value]) => `${name}=${value}`),
    ])
  );
}

/** Negative when `a` stands before `b`: those without a name come last. */
export function compareVolumes(a: Volume, b: Volume, options: ViewOptions): number {
  const byName = Number(hasNoName(a)) - Number(hasNoName(b)) || compareText(a.name, b.name);
  switch (options.sort) {
    case 'newest':
      return (b.createdAt ?? 0) - (a.createdAt ?? 0) || byName;
    case 'size':
      return (options.sizes?.of(b) ?? -1) - (options.sizes?.of(a) ?? -1) || byName;
    default:
      return byName;
  }
}
