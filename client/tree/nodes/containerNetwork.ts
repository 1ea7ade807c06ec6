import type { Snapshot } from '../../engine/store.ts';
import type { NodeKind } from '../node.ts';

export interface NetworkTarget {
  /** The container's id. */
  readonly container: string;
  readonly name: string;
}

/** A network that a container is in, with its addresses there. */
export const node: NodeKind<NetworkTarget> = {
  kind: 'containerNetwork',
  plural: 'networks',
  source: 'containers',
  id: ({ container, name }) => `containerNetwork:${container}:${name}`,
  all: () => [],
  item(snapshot, target) {
    const container = snapshot.containers?.get(target.container);
    if (container === undefined) {
      return undefined;
    }
    const addresses = addressesOf(snapshot, target);
    const description = addresses.join(', ') || 'no address';
    return {
      label: target.name,
      description,
      icon: { codicon: 'type-hierarchy-sub' },
      accessibilityLabel: `Network ${target.name}, ${description}`,
      flags: addresses.length > 0 ? ['addressed'] : [],
      collapsible: 'none',
    };
  },
  children: () => [],
};

/** The container's addresses in the network, IPv4 first. */
export function addressesOf(snapshot: Snapshot, target: NetworkTarget): readonly string[] {
  return snapshot.containers?.get(target.container)?.addresses[target.name] ?? [];
}
