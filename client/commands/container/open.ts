import type { Snapshot } from '../../engine/store.ts';
import { portRows, portText } from '../../tree/portRows.ts';
import { defineCommand } from '../command.ts';
import { isWeb, openPort } from '../openPort.ts';

export const command = defineCommand<string>({
  id: 'longshore.container.open',
  title: 'Open Container in Browser',
  icon: 'globe',
  on: 'container',
  when: 'web',
  inline: 3,
  menu: '2_use@1',
  alone: true,
  steers: false,
  async run(context, id) {
    const ports = webPorts(context.snapshot, id);
    const port =
      ports.length < 2 ? ports[0] : await context.ui.pick(ports, { title: 'Open Which Port?' });
    if (port !== undefined) {
      await openPort(context, port);
    }
  },
});

function webPorts(snapshot: Snapshot, id: string) {
  const container = snapshot.containers?.get(id);
  return container === undefined
    ? []
    : portRows(container)
        .filter(isWeb)
        .map((port) => ({ ...port, label: portText(port) }));
}
