import { defineCommand } from '../command.ts';
import { command as each } from '../container/unpause.ts';

export const command = defineCommand({
  id: 'longshore.containerGroup.unpause',
  title: 'Unpause All Containers',
  icon: 'debug-continue',
  on: 'containerGroup',
  when: 'paused',
  inline: 0,
  menu: '1_life@5',
  each,
  steers: true,
});
