import { defineCommand } from '../command.ts';
import { command as each } from '../container/stop.ts';

export const command = defineCommand({
  id: 'longshore.containerGroup.stop',
  title: 'Stop All Containers',
  icon: 'debug-stop',
  on: 'containerGroup',
  when: 'live',
  inline: 2,
  menu: '1_life@2',
  each,
  steers: true,
});
