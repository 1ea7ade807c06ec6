import { defineCommand } from '../command.ts';
import { command as each } from '../container/pause.ts';

export const command = defineCommand({
  id: 'longshore.containerGroup.pause',
  title: 'Pause All Containers',
  icon: 'debug-pause',
  on: 'containerGroup',
  when: 'running',
  menu: '1_life@4',
  each,
  steers: true,
});
