import { defineCommand } from '../command.ts';
import { command as each } from '../container/restart.ts';

export const command = defineCommand({
  id: 'longshore.containerGroup.restart',
  title: 'Restart All Containers',
  icon: 'debug-restart',
  on: 'containerGroup',
  when: 'live',
  inline: 3,
  menu: '1_life@3',
  each,
  steers: true,
});
