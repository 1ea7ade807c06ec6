import { containerSection } from '../containerSection.ts';
import { node as network } from './containerNetwork.ts';

export const node = containerSection({
  kind: 'containerNetworks',
  label: 'Networks',
  icon: 'type-hierarchy-sub',
  shown: ({ networks }) => networks.length > 0,
  count: ({ networks }) => networks.length,
  children: ({ id, networks }) =>
    networks.map((name) => ({ kind: network, target: { container: id, name } })),
});
