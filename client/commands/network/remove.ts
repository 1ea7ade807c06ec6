import type { Snapshot } from '../../engine/store.ts';
import type { NetworkRow } from '../../tree/networkRows.ts';
import { defineCommand, type Question } from '../command.ts';
import { withContainers } from '../withContainers.ts';

export const command = defineCommand<NetworkRow, true>({
  id: 'longshore.network.remove',
  title: 'Remove Network…',
  icon: 'trash',
  on: 'network',
  when: 'removable',
  inline: 3,
  menu: '9_end@1',
  key: { key: 'delete', mac: 'cmd+backspace', view: 'longshore.networks' },
  steers: true,
  progress: 'Removing',
  done: 'removed',

  async prepare(context, rows) {
    const agreed = await context.ui.ask(question(await withContainers(context), rows));
    return agreed ? true : undefined;
  },

  run: ({ engine, signal }, { id }) => engine.networks.remove(id, { signal }),
});

function question(snapshot: Snapshot, rows: readonly NetworkRow[]): Question {
  const named = rows.map(({ id, users }) => {
    const name = snapshot.networks?.get(id)?.name ?? id.slice(0, 12);
    return { name, members: users.of(snapshot, name).map((user) => user.name) };
  });
  const names = named.map(({ name }) => name);
  return {
    message:
      names.length === 1 ? `Remove network ${names[0]}?` : `Remove ${names.length} networks?`,
    detail: [
      ...(names.length === 1 ? [] : [`${names.join(', ')}.`]),
      ...named
        .filter(({ members }) => members.length > 0)
        .map(
          ({ name, members }) =>
            `In ${name} ${members.length === 1 ? 'is' : 'are'} ${members.join(', ')}: running ones must be disconnected first, stopped ones cannot be started without it.`,
        ),
    ].join(' '),
    action: 'Remove',
  };
}
