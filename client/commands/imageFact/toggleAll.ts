import type { ImageFact } from '../../tree/nodes/imageFact.ts';
import { defineCommand } from '../command.ts';

export const command = defineCommand<ImageFact>({
  id: 'longshore.imageFact.toggleAll',
  title: 'Show or Hide All Image Variables',
  icon: 'eye',
  on: 'imageFact',
  when: 'secrets',
  inline: 1,
  menu: '1_values@1',
  hidden: true,
  steers: false,
  run: async ({ node, views }) => node && views.toggleRevealed(node),
});
