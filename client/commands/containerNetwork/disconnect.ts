import type { NetworkTarget } from '../../tree/nodes/containerNetwork.ts';
import { defineCommand } from '../command.ts';

export const command = defineCommand<NetworkTarget>({
  id: 'longshore.containerNetwork.disconnect',
  title: 'Disconnect Container from Network…',
  icon: 'debug-disconnect',
  on: 'containerNetwork',
  menu: '1_members@1',
  hidden: true,
  steers: true,
  progress: 'Disconnecting from',
  done: 'left',
  confirm(snapshot, targets) {
    const names = targets.map(({ name }) => name);
    const [first] = targets;
    const container = snapshot.containers?.get(first?.container ?? '')?.name;
    return {
      message:
        targets.length === 1
          ? `Disconnect ${container} from ${names[0]}?`
          : `Disconnect from ${targets.length} networks?`,
      detail: [
        ...(names.length === 1 ? [] : [`${names.join(', ')}.`]),
        'Open connections are cut.',
      ].join(' '),
      action: 'Disconnect',
    };
  },
  run: ({ engine, signal }, { container, name }) =>
    engine.networks.disconnect(name, container, { signal }),
});
