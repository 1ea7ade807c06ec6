import type { TerminalConnection } from '../../engine/terminals/connection.ts';
import { ConnectionSession } from '../../terminal/connectionSession.ts';
import { defineCommand } from '../command.ts';

export const command = defineCommand<string>({
  id: 'longshore.container.attach',
  title: 'Attach to Container',
  icon: 'plug',
  on: 'container',
  when: 'running',
  menu: '2_use@4',
  steers: true,
  progress: 'Attaching to',
  async run({ engine, snapshot, ui, signal }, id) {
    const connection = await engine.terminals.attach(id, { signal });
    const container = snapshot.containers?.get(id)?.name ?? id.slice(0, 12);
    ui.openTerminal(
      new ConnectionSession({
        name: `${container} (attached)`,
        icon: 'plug',
        connection,
        container,
        welcome: welcome(container, connection),
        redraw: true,
      }),
    );
  },
});

function welcome(container: string, { tty, takesInput }: TerminalConnection): string {
  const keys = tty ? 'Ctrl-P Ctrl-Q' : 'Ctrl-C';
  return [
    `Attached to ${container}${takesInput ? '' : ', which reads no input'}.`,
    `${keys} or closing this terminal detaches, and ${container} runs on.`,
    ...(takesInput && !tty ? ['Ctrl-D ends its input.'] : []),
  ].join(' ');
}
