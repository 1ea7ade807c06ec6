import type { Endpoint } from '../../engine/networks/types.ts';
import type { NodeKind } from '../node.ts';

export interface EndpointTarget extends Endpoint {
  /** The network's id. */
  readonly network: string;
}

/** What is in a network beside this Engine's containers, such as a service's load balancer. */
export const node: NodeKind<EndpointTarget> = {
  kind: 'networkEndpoint',
  plural: 'endpoints',
  source: 'networks',
  id: ({ network, id }) => `networkEndpoint:${network}:${id}`,
  all: () => [],
  item(_snapshot, { name, addresses }) {
    const description = addresses.join(', ') || 'no address';
    return {
      label: name,
      description,
      icon: { codicon: 'circuit-board' },
      accessibilityLabel: `${name}, endpoint, ${description}`,
      flags: [],
      collapsible: 'none',
    };
  },
  children: () => [],
};
