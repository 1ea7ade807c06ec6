import { defineCommand } from '../command.ts';
import { command as each } from '../container/start.ts';

export const command = defineCommand({
  id: 'longshore.containerGroup.start',
  title: 'Start All Containers',
  icon: 'debug-start',
  on: 'containerGroup',
  when: 'stopped',
  inline: 1,
  menu: '1_life@1',
  each,
  steers: true,
});
