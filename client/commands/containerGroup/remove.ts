import { defineCommand } from '../command.ts';
import { command as each } from '../container/remove.ts';

export const command = defineCommand({
  id: 'longshore.containerGroup.remove',
  title: 'Remove All Containers…',
  icon: 'trash',
  on: 'containerGroup',
  menu: '9_end@1',
  each,
  steers: true,
});
