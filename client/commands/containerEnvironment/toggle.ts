import { defineCommand } from '../command.ts';

export const command = defineCommand<string>({
  id: 'longshore.containerEnvironment.toggle',
  title: 'Show or Hide All Values',
  icon: 'eye',
  on: 'containerEnvironment',
  inline: 1,
  menu: '1_values@1',
  hidden: true,
  steers: false,
  run: async ({ node, views }) => node && views.toggleRevealed(node),
});
