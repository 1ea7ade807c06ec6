import type { Container } from '../../engine/containers/types.ts';
import type { Snapshot } from '../../engine/store.ts';
import type { ViewDefinition } from '../node.ts';
import { node as container } from '../nodes/container.ts';
import { ENGINE_KEY, engineWelcome, showsRows } from '../welcome.ts';

/** All containers by name, so that a row keeps its place when its state changes. */
export const view: ViewDefinition = {
  id: 'longshore.containers',
  name: 'Containers',
  icon: 'vm',
  watches: ['containers'],

  roots: (snapshot) =>
    shown(snapshot)
      .sort(byName)
      .map(({ id }) => ({ kind: container, target: id })),

  affected(before, after, change) {
    if (showsRows(before) !== showsRows(after)) {
      return 'roots';
    }
    if (!showsRows(after)) {
      return [];
    }
    const changed = [...change.containers].filter(
      (id) => before.containers?.get(id) !== after.containers?.get(id),
    );
    return changed.some((id) => name(before, id) !== name(after, id))
      ? 'roots'
      : changed.map((id) => ({ kind: container, target: id }));
  },

  empty: (snapshot) => snapshot.containers?.size === 0,

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
  ],
};

function shown(snapshot: Snapshot): Container[] {
  return showsRows(snapshot) ? [...(snapshot.containers?.values() ?? [])] : [];
}

function name(snapshot: Snapshot, id: string): string | undefined {
  return snapshot.containers?.get(id)?.name;
}

function byName(a: Container, b: Container): number {
  return compare(a.name, b.name) || compare(a.id, b.id);
}

/** By code point: the order must not depend on the machine's language, and it is fast. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
