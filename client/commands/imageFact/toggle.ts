import type { ImageFact } from '../../tree/nodes/imageFact.ts';
import { defineCommand } from '../command.ts';

export const command = defineCommand<ImageFact>({
  id: 'longshore.imageFact.toggle',
  title: 'Show or Hide Image Variable',
  icon: 'eye',
  on: 'imageFact',
  when: 'secret',
  inline: 1,
  menu: '1_values@1',
  hidden: true,
  steers: false,
  run: async ({ node, views }) => node && views.toggleRevealed(node),
});
