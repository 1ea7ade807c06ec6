import type { Snapshot } from '../../engine/store.ts';
import type { AnyNode, ViewDefinition, ViewOptions } from '../node.ts';
import { node as volumeKind } from '../nodes/volume.ts';
import { node as groupKind } from '../nodes/volumeGroup.ts';
import { inGroups } from '../rowGroup.ts';
import { touchedBy } from '../useChanges.ts';
import { type Users, volumesOf, volumeUsers } from '../users.ts';
import {
  compareVolumes,
  GROUPINGS,
  groupOf,
  isShown,
  SORTS,
  TOGGLES,
  type VolumeRow,
} from '../volumeRows.ts';
import { ENGINE_KEY, engineWelcome, showsRows } from '../welcome.ts';

/** All volumes and who uses them. */
export const view: ViewDefinition = {
  id: 'longshore.volumes',
  name: 'Volumes',
  icon: 'database',
  collapsed: true,
  // Containers too: they say who uses a volume.
  watches: ['volumes', 'containers'],
  choices: {
    groupings: GROUPINGS,
    sorts: SORTS,
    toggles: TOGGLES,
    defaults: { groupBy: 'project', sort: 'name', toggles: ['anonymous', 'unused'] },
  },

  roots(snapshot, options) {
    if (!showsRows(snapshot)) {
      return [];
    }
    const users = volumeUsers();
    const rows = [...(snapshot.volumes?.values() ?? [])]
      .filter((volume) => shown(snapshot, volume.name, users, options))
      .sort((a, b) => compareVolumes(a, b, options))
      .map(({ name }) => rowOf(name, users, options));
    const { groupBy } = options;
    return inGroups(rows, groupKind, {
      groupBy,
      groupOf: ({ name }: VolumeRow) => {
        const volume = snapshot.volumes?.get(name);
        return volume && groupOf(volume, groupBy);
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
    const was = volumeUsers();
    const is = volumeUsers();
    const rows: AnyNode[] = [];
    const used = touchedBy(before, after, change, volumesOf);
    for (const name of new Set([...change.volumes, ...used])) {
      const old = before.volumes?.get(name);
      const now = after.volumes?.get(name);
      const wasShown = shown(before, name, was, options);
      const nowShown = shown(after, name, is, options);
      const moves =
        old !== now &&
        old !== undefined &&
        now !== undefined &&
        (groupOf(old, options.groupBy) !== groupOf(now, options.groupBy) ||
          compareVolumes(old, now, options) !== 0);
      if (wasShown !== nowShown || (nowShown && moves)) {
        return 'roots';
      }
      if (nowShown) {
        rows.push(rowOf(name, is, options));
      }
    }
    return rows;
  },

  count: (snapshot) => snapshot.volumes?.size,

  welcome: [
    ...engineWelcome(),
    {
      when: `${ENGINE_KEY} == connected && longshore.volumes.empty`,
      contents: [
        'There are no volumes yet.',
        'A volume keeps what containers write when they are gone.',
        '[Create Volume](command:longshore.volumes.create)',
      ].join('\n'),
    },
    {
      when: `${ENGINE_KEY} == connected && longshore.volumes.some`,
      contents: [
        'No volume is shown: the filter or what is hidden leaves none.',
        '[Clear Filter](command:longshore.volumes.clearFilter)',
        '[Choose What Is Shown](command:longshore.volumes.show)',
      ].join('\n'),
    },
  ],
};

function rowOf(name: string, users: Users, { sizes }: ViewOptions): AnyNode {
  return { kind: volumeKind, target: { name, users, ...(sizes && { sizes }) } };
}

function shown(snapshot: Snapshot, name: string, users: Users, options: ViewOptions): boolean {
  const volume = snapshot.volumes?.get(name);
  return (
    volume !== undefined && isShown(volume, () => users.of(snapshot, name).length > 0, options)
  );
}
