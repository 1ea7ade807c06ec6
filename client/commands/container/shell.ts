import { defineCommand } from '../command.ts';
import { openShell } from '../openShell.ts';

export const command = defineCommand<string>({
  id: 'longshore.container.shell',
  title: 'Open Shell',
  icon: 'terminal',
  on: 'container',
  when: 'running',
  inline: 5,
  menu: '2_use@2',
  key: { key: 'ctrl+e', mac: 'cmd+e', view: 'longshore.containers' },
  steers: true,
  progress: 'Opening a shell in',
  run: (context, id) => openShell(context, id),
});
