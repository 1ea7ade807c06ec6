import type { AnyNode, ViewDefinition } from '../node.ts';
import { node as disk } from '../nodes/systemDisk.ts';
import { node as events } from '../nodes/systemEvents.ts';
import { node as info } from '../nodes/systemInfo.ts';
import { SECTION } from '../systemSection.ts';
import { engineWelcome, showsRows } from '../welcome.ts';

/** The Engine itself: what it is, what lies on its disk, what happens. */
export const view: ViewDefinition = {
  id: 'longshore.system',
  name: 'System',
  icon: 'server',
  collapsed: true,
  // The fewest of all objects: that the Engine is there has to be known from something.
  watches: ['networks'],

  roots: (snapshot) =>
    snapshot.state.kind === 'connected' || (showsRows(snapshot) && snapshot.networks !== undefined)
      ? [info, disk, events].map((kind): AnyNode => ({ kind, target: SECTION }))
      : [],

  affected(before, after, _change, options) {
    const there = (snapshot: typeof after) => this.roots(snapshot, options).length > 0;
    const [was, is] = [version(before), version(after)];
    // Another Engine may have come back.
    const other = was !== undefined && is !== undefined && was !== is;
    return there(before) === there(after) && !other ? [] : 'roots';
  },

  count: () => undefined,
  welcome: engineWelcome(),
};

function version({ state }: Parameters<ViewDefinition['roots']>[0]): string | undefined {
  return state.kind === 'connected' ? state.version.version : undefined;
}
