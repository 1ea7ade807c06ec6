import type { Network } from '../engine/networks/types.ts';
import type { Snapshot } from '../engine/store.ts';
import { compareText, containsAll, PROJECT_LABEL } from './containerRows.ts';
import type { Choice, ViewOptions } from './node.ts';
import { networkUsers, type Users } from './users.ts';

/** A network: what a row stands for. */
export interface NetworkRow {
  readonly id: string;
  /** Shared by the rows of a view. */
  readonly users: Users;
}

/** What networks can be grouped by. */
export const GROUPINGS: readonly Choice[] = [
  { id: 'project', label: 'Compose project' },
  { id: 'driver', label: 'Driver' },
  { id: 'scope', label: 'Scope' },
  { id: 'none', label: 'No groups' },
];

export const SORTS: readonly Choice[] = [
  { id: 'name', label: 'Name' },
  { id: 'newest', label: 'Newest first' },
];

export const TOGGLES: readonly Choice[] = [
  { id: 'builtIn', label: "The Engine's own networks" },
  { id: 'unused', label: 'Networks that no container is in' },
];

/** Every network, for a pick. */
export function allNetworks({ networks }: Snapshot): readonly NetworkRow[] {
  const users = networkUsers();
  return [...(networks?.keys() ?? [])].map((id) => ({ id, users }));
}

/** The Engine makes it itself and lets nobody remove it. */
export function isBuiltIn({ name, driver, scope }: Network): boolean {
  return (
    OWN.has(name) ||
    (name === 'nat' && driver === 'nat') ||
    (name === 'ingress' && scope === 'swarm')
  );
}

const OWN: ReadonlySet<string> = new Set(['bridge', 'host', 'none']);

/** Whether a container can be brought into it: `host` and `none` are chosen when it is made. */
export function isJoinable({ name, driver, scope, attachable }: Network): boolean {
  const open = scope !== 'swarm' || attachable;
  return open && name !== 'host' && name !== 'none' && driver !== 'host' && driver !== 'null';
}

/** The name of the group that `network` belongs to; `undefined` when it stands alone. */
export function groupOf(network: Network, groupBy: string): string | undefined {
  switch (groupBy) {
    case 'project':
      return network.labels[PROJECT_LABEL];
    case 'driver':
      return network.driver || undefined;
    case 'scope':
      return network.scope || undefined;
    default:
      return undefined;
  }
}

/** Whether `options` let `network` be seen; `used`: a container is in it. */
export function isShown(network: Network, used: () => boolean, options: ViewOptions): boolean {
  return (
    (options.toggles.has('builtIn') || !isBuiltIn(network)) &&
    (options.toggles.has('unused') || used()) &&
    containsAll(options.filter, [
      network.name,
      network.driver,
      network.id,
      ...network.subnets.map(({ subnet }) => subnet),
      ...Object.entries(network.labels).map(([name, value]) => `${name}=${value}`),
    ])
  );
}

/** Negative when `a` stands before `b`: the Engine's own come last. */
export function compareNetworks(a: Network, b: Network, sort: string): number {
  const byName =
    Number(isBuiltIn(a)) - Number(isBuiltIn(b)) ||
    compareText(a.name, b.name) ||
    compareText(a.id, b.id);
  return sort === 'newest' ? (b.createdAt ?? 0) - (a.createdAt ?? 0) || byName : byName;
}
