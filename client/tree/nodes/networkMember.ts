import type { Snapshot } from '../../engine/store.ts';
import type { NodeKind } from '../node.ts';
import { node as containerKind } from './container.ts';

export interface MemberTarget {
  /** Ids. */
  readonly network: string;
  readonly container: string;
}

/** A container as a member of a network, with its addresses there. */
export const node: NodeKind<MemberTarget> = {
  kind: 'networkMember',
  singular: 'member of a network',
  plural: 'containers',
  source: 'networks',
  id: ({ network, container }) => `networkMember:${network}:${container}`,
  all: () => [],
  item(snapshot, target) {
    const container = snapshot.containers?.get(target.container);
    const row = containerKind.item(snapshot, target.container);
    if (container === undefined || row === undefined) {
      return undefined;
    }
    const addresses = addressesOf(snapshot, target);
    const told = [addresses.join(', ') || 'no address', container.state].join(' · ');
    return {
      label: container.name,
      description: told,
      ...(row.icon && { icon: row.icon }),
      accessibilityLabel: `${container.name}, container, ${told}`,
      flags: addresses.length > 0 ? ['addressed'] : [],
      collapsible: 'none',
    };
  },
  tooltip: (snapshot, { container }, now) => containerKind.tooltip?.(snapshot, container, now),
  children: () => [],
};

/** Of the container in this network, IPv4 first. */
export function addressesOf(
  { containers, networks }: Snapshot,
  { network, container }: MemberTarget,
): readonly string[] {
  const name = networks?.get(network)?.name ?? '';
  return containers?.get(container)?.addresses[name] ?? [];
}
