import type { Container } from '../../engine/containers/types.ts';
import type { Snapshot } from '../../engine/store.ts';
import {
  compareContainers,
  compareText,
  GROUPINGS,
  groupOf,
  isShown,
  SORTS,
  TOGGLES,
} from '../containerRows.ts';
import type { AnyNode, ViewDefinition, ViewOptions } from '../node.ts';
import { node as containerKind } from '../nodes/container.ts';
import { node as groupKind } from '../nodes/containerGroup.ts';
import { ENGINE_KEY, engineWelcome, showsRows } from '../welcome.ts';

/** All containers; by name at first, so that a row keeps its place when its state changes. */
export const view: ViewDefinition = {
  id: 'longshore.containers',
  name: 'Containers',
  icon: 'vm',
  watches: ['containers'],
  choices: {
    groupings: GROUPINGS,
    sorts: SORTS,
    toggles: TOGGLES,
    defaults: { groupBy: 'project', sort: 'name', toggles: ['stopped', 'elsewhere'] },
  },

  roots(snapshot, options) {
    const groups = new Map<string, string[]>();
    const alone: AnyNode[] = [];
    for (const container of shown(snapshot, options)) {
      const name = groupOf(container, options.groupBy);
      if (name === undefined) {
        alone.push({ kind: containerKind, target: container.id });
      } else {
        const members = groups.get(name);
        if (members === undefined) {
          groups.set(name, [container.id]);
        } else {
          members.push(container.id);
        }
      }
    }
    const grouped = [...groups]
      .sort(([a], [b]) => compareText(a, b))
      .map(([name, members]) => ({
        kind: groupKind,
        target: { groupBy: options.groupBy, name, members },
      }));
    return [...grouped, ...alone];
  },

  affected(before, after, change, options) {
    if (showsRows(before) !== showsRows(after)) {
      return 'roots';
    }
    if (!showsRows(after)) {
      return [];
    }
    const rows: AnyNode[] = [];
    for (const id of change.containers) {
      const was = before.containers?.get(id);
      const is = after.containers?.get(id);
      if (was === is) {
        continue;
      }
      if (moves(was, is, options)) {
        return 'roots';
      }
      if (is !== undefined && isShown(is, options)) {
        rows.push({ kind: containerKind, target: id });
        const name = groupOf(is, options.groupBy);
        if (name !== undefined && was?.state !== is.state) {
          rows.push({
            kind: groupKind,
            target: { groupBy: options.groupBy, name, members: [] },
          });
        }
      }
    }
    return rows;
  },

  count: (snapshot) => snapshot.containers?.size,

  badge(snapshot) {
    const unhealthy = shownAll(snapshot).filter(({ health }) => health === 'unhealthy').length;
    const tooltip = unhealthy === 1 ? '1 unhealthy container' : `${unhealthy} unhealthy containers`;
    return unhealthy === 0 ? undefined : { value: unhealthy, tooltip };
  },

  welcome: [
    ...engineWelcome(),
    {
      when: `${ENGINE_KEY} == connected && longshore.containers.empty`,
      contents: [
        'There are no containers yet.',
        'Start one with "docker run" in a terminal and it appears here by itself.',
        '[Open Terminal](command:workbench.action.terminal.new)',
      ].join('\n'),
    },
    {
      when: `${ENGINE_KEY} == connected && longshore.containers.some`,
      contents: [
        'No container is shown: the filter or what is hidden leaves none.',
        '[Clear Filter](command:longshore.containers.clearFilter)',
        '[Choose What Is Shown](command:longshore.containers.show)',
      ].join('\n'),
    },
  ],
};

function shownAll(snapshot: Snapshot): readonly Container[] {
  return showsRows(snapshot) ? [...(snapshot.containers?.values() ?? [])] : [];
}

function shown(snapshot: Snapshot, options: ViewOptions): readonly Container[] {
  return shownAll(snapshot)
    .filter((container) => isShown(container, options))
    .sort((a, b) => compareContainers(a, b, options.sort));
}

/** Whether a row comes, goes or changes its place. */
function moves(
  was: Container | undefined,
  is: Container | undefined,
  options: ViewOptions,
): boolean {
  const wasShown = was !== undefined && isShown(was, options);
  const nowShown = is !== undefined && isShown(is, options);
  if (!wasShown || !nowShown) {
    return wasShown !== nowShown;
  }
  return (
    groupOf(was, options.groupBy) !== groupOf(is, options.groupBy) ||
    compareContainers(was, is, options.sort) !== 0
  );
}
