import { parseReference } from '../../../core/reference.ts';
import type { ImageRow } from '../../tree/imageRows.ts';
import { defineCommand } from '../command.ts';
import { pullImage } from '../moveImage.ts';

export const command = defineCommand<ImageRow>({
  id: 'longshore.image.pullAgain',
  title: 'Pull Image Again',
  icon: 'cloud-download',
  on: 'image',
  when: 'tagged',
  inline: 2,
  menu: '2_move@1',
  steers: true,
  progress: 'Pulling',
  done: 'pulled',
  async run(context, { name = '' }) {
    const reference = parseReference(name);
    if (reference !== undefined) {
      await pullImage(context, reference);
    }
  },
});
