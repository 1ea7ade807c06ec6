import type { MemberTarget } from '../../tree/nodes/networkMember.ts';
import { defineCommand } from '../command.ts';

export const command = defineCommand<MemberTarget>({
  id: 'longshore.networkMember.disconnect',
  title: 'Disconnect from Network…',
  icon: 'debug-disconnect',
  on: 'networkMember',
  inline: 1,
  menu: '1_members@1',
  hidden: true,
  steers: true,
  progress: 'Disconnecting',
  done: 'disconnected',
  confirm(snapshot, members) {
    const names = members.map(
      ({ container }) => snapshot.containers?.get(container)?.name ?? container.slice(0, 12),
    );
    const [first] = members;
    const network = snapshot.networks?.get(first?.network ?? '')?.name;
    return {
      message:
        names.length === 1
          ? `Disconnect ${names[0]} from ${network}?`
          : `Disconnect ${names.length} containers from their networks?`,
      detail: [
        ...(names.length === 1 ? [] : [`${names.join(', ')}.`]),
        'Open connections are cut.',
      ].join(' '),
      action: 'Disconnect',
    };
  },
  run: ({ engine, signal }, { network, container }) =>
    engine.networks.disconnect(network, container, { signal }),
});
