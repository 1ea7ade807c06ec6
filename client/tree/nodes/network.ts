import type { Network } from '../../engine/networks/types.ts';
import type { Snapshot } from '../../engine/store.ts';
import { PROJECT_LABEL } from '../containerRows.ts';
import { ago, escapeMarkdown } from '../markdown.ts';
import { allNetworks, isBuiltIn, isJoinable, type NetworkRow } from '../networkRows.ts';
import type { NodeKind } from '../node.ts';
import { node as endpoint } from './networkEndpoint.ts';
import { node as member } from './networkMember.ts';

/** A network, and under it who is in it. */
export const node: NodeKind<NetworkRow> = {
  kind: 'network',
  plural: 'networks',
  source: 'networks',
  id: ({ id }) => `network:${id}`,
  all: allNetworks,

  item(snapshot, row) {
    const network = snapshot.networks?.get(row.id);
    if (network === undefined) {
      return undefined;
    }
    const own = isBuiltIn(network);
    const members = row.users.of(snapshot, network.name).length;
    const told = [
      network.driver,
      ...(own ? ['built in'] : []),
      ...(network.internal ? ['internal'] : []),
      ...(snapshot.containers === undefined ? [] : [count(members)]),
      ...network.subnets.map(({ subnet }) => subnet),
    ].filter(Boolean);
    const used = members > 0 || own || snapshot.containers === undefined;
    return {
      label: network.name,
      description: told.join(' · '),
      icon: {
        codicon: own ? 'lock' : (ICONS[network.driver] ?? 'type-hierarchy-sub'),
        ...(!used && { color: 'disabledForeground' }),
      },
      accessibilityLabel: [`${network.name}, network`, ...told].join(', '),
      flags: [own ? 'builtIn' : 'removable', ...(isJoinable(network) ? ['joinable'] : [])],
      collapsible: members > 0 || network.scope === 'swarm' ? 'collapsed' : 'none',
    };
  },

  tooltip(snapshot, { id }, now) {
    const network = snapshot.networks?.get(id);
    return network && tooltip(network, now);
  },

  children: (snapshot, row) =>
    membersOf(snapshot, row).map((container) => ({
      kind: member,
      target: { network: row.id, container },
    })),

  // Of a swarm's network more than containers of this Engine can be in it.
  async load({ engine, snapshot, signal }, { id }) {
    if (snapshot.networks?.get(id)?.scope !== 'swarm') {
      return [];
    }
    const endpoints = await engine.networks.endpoints(id, { signal });
    return endpoints
      .filter((one) => !snapshot.containers?.has(one.id))
      .map((one) => ({ kind: endpoint, target: { network: id, ...one } }));
  },
};

/** Ids of the containers in a network, by name. */
export function membersOf(snapshot: Snapshot, { id, users }: NetworkRow): readonly string[] {
  const name = snapshot.networks?.get(id)?.name;
  return name === undefined ? [] : users.of(snapshot, name).map((container) => container.id);
}

const ICONS: Readonly<Record<string, string | undefined>> = {
  overlay: 'globe',
  macvlan: 'plug',
  ipvlan: 'plug',
};

function count(members: number): string {
  return members === 0 ? 'nobody in it' : `${members} container${members === 1 ? '' : 's'}`;
}

function tooltip(network: Network, now: number): string {
  const options = Object.entries(network.options).map(([name, value]) => `${name}=${value}`);
  const kinds = [
    ...(network.internal ? ['internal: no way out'] : []),
    ...(network.attachable ? ['attachable'] : []),
    ...(network.ipv6 ? ['IPv6'] : []),
  ];
  const rows: (readonly [string, string])[] = [
    ['Driver', escapeMarkdown(network.driver)],
    ['Scope', escapeMarkdown(network.scope)],
    [
      'Subnets',
      network.subnets
        .map(({ subnet, gateway }) =>
          escapeMarkdown(gateway === undefined ? subnet : `${subnet}, gateway ${gateway}`),
        )
        .join('; '),
    ],
    ['Kind', escapeMarkdown(kinds.join(', '))],
    ['Options', escapeMarkdown(options.join(', '))],
    ['Project', escapeMarkdown(network.labels[PROJECT_LABEL] ?? '')],
    ['Created', network.createdAt === undefined ? '' : ago(network.createdAt, now)],
    ['Id', network.id.slice(0, 12)],
  ];
  const lines = rows.filter(([, value]) => value !== '').map(([key, value]) => `${key}: ${value}`);
  return [`**${escapeMarkdown(network.name)}**`, lines.join('  \n')].join('\n\n');
}
