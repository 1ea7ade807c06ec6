import type { Snapshot } from '../../engine/store.ts';
import {
  compareNetworks,
  GROUPINGS,
  groupOf,
  isShown,
  type NetworkRow,
  SORTS,
  TOGGLES,
} from '../networkRows.ts';
import type { AnyNode, ViewDefinition, ViewOptions } from '../node.ts';
import { node as networkKind } from '../nodes/network.ts';
import { node as groupKind } from '../nodes/networkGroup.ts';
import { inGroups } from '../rowGroup.ts';
import { touchedBy } from '../useChanges.ts';
import { networkUsers, type Users } from '../users.ts';
import { ENGINE_KEY, engineWelcome, showsRows } from '../welcome.ts';

/** All networks and who is in them. */
export const view: ViewDefinition = {
  id: 'longshore.networks',
  name: 'Networks',
  icon: 'type-hierarchy-sub',
  collapsed: true,
  // Containers too: they say who is in a network.
  watches: ['networks', 'containers'],
  choices: {
    groupings: GROUPINGS,
    sorts: SORTS,
    toggles: TOGGLES,
    defaults: { groupBy: 'project', sort: 'name', toggles: ['builtIn', 'unused'] },
  },

  roots(snapshot, options) {
    if (!showsRows(snapshot)) {
      return [];
    }
    const users = networkUsers();
    const rows = [...(snapshot.networks?.values() ?? [])]
      .filter(({ id }) => shown(snapshot, id, users, options))
      .sort((a, b) => compareNetworks(a, b, options.sort))
      .map(({ id }): AnyNode => ({ kind: networkKind, target: { id, users } }));
    const { groupBy } = options;
    return inGroups(rows, groupKind, {
      groupBy,
      groupOf: ({ id }: NetworkRow) => {
        const network = snapshot.networks?.get(id);
        return network && groupOf(network, groupBy);
      },
    });
  },

  affected(before, after, change, options) {
    const listed = (before.containers === undefined) !== (after.containers === undefined);
    if (showsRows(before) !== showsRows(after) || (showsRows(after) && listed)) {
      return 'roots';
    }
    if (!showsRows(after)) {
      return [];
    }
    const was = networkUsers();
    const is = networkUsers();
    const rows: AnyNode[] = [];
    for (const id of new Set([...change.networks, ...usedNetworks(before, after, change)])) {
      const old = before.networks?.get(id);
      const now = after.networks?.get(id);
      const wasShown = shown(before, id, was, options);
      const nowShown = shown(after, id, is, options);
      const moves =
        old !== now &&
        old !== undefined &&
        now !== undefined &&
        (groupOf(old, options.groupBy) !== groupOf(now, options.groupBy) ||
          compareNetworks(old, now, options.sort) !== 0);
      if (wasShown !== nowShown || (nowShown && moves)) {
        return 'roots';
      }
      if (nowShown) {
        rows.push({ kind: networkKind, target: { id, users: is } });
      }
    }
    return rows;
  },

  count: (snapshot) => snapshot.networks?.size,

  welcome: [
    ...engineWelcome(),
    {
      when: `${ENGINE_KEY} == connected && longshore.networks.empty`,
      contents: [
        'There are no networks.',
        'Containers in one network reach each other by their names.',
        '[Create Network](command:longshore.networks.create)',
      ].join('\n'),
    },
    {
      when: `${ENGINE_KEY} == connected && longshore.networks.some`,
      contents: [
        'No network is shown: the filter or what is hidden leaves none.',
        '[Clear Filter](command:longshore.networks.clearFilter)',
        '[Choose What Is Shown](command:longshore.networks.show)',
      ].join('\n'),
    },
  ],
};

/** Ids of the networks that containers which changed are or were in. */
function usedNetworks(
  before: Snapshot,
  after: Snapshot,
  change: Parameters<ViewDefinition['affected']>[2],
): readonly string[] {
  const names = touchedBy(before, after, change, ({ networks }) => networks);
  return names.size === 0
    ? []
    : [...(after.networks?.values() ?? [])].flatMap(({ id, name }) =>
        names.has(name) ? [id] : [],
      );
}

function shown(snapshot: Snapshot, id: string, users: Users, options: ViewOptions): boolean {
  const network = snapshot.networks?.get(id);
  return (
    network !== undefined &&
    isShown(network, () => users.of(snapshot, network.name).length > 0, options)
  );
}
