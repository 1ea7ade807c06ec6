import type { VariableTarget } from '../../tree/nodes/containerVariable.ts';
import { defineCommand } from '../command.ts';

export const command = defineCommand<VariableTarget>({
  id: 'longshore.containerVariable.toggle',
  title: 'Show or Hide Value',
  icon: 'eye',
  on: 'containerVariable',
  when: 'single',
  inline: 1,
  menu: '1_values@1',
  hidden: true,
  steers: false,
  run: async ({ node, views }) => node && views.toggleRevealed(node),
});
