import type { ImageRow } from '../../tree/imageRows.ts';
import { titleOf } from '../../tree/nodes/image.ts';
import { defineCommand } from '../command.ts';
import { lossOf, removeImage } from '../removeImage.ts';

export const command = defineCommand<ImageRow>({
  id: 'longshore.image.removeAll',
  title: 'Remove Image with All Its Tags…',
  on: 'image',
  when: 'shared',
  menu: '9_end@2',
  alone: true,
  steers: true,
  progress: 'Removing',
  done: 'removed with all its tags',

  confirm(snapshot, [row]) {
    const image = row && snapshot.images?.get(row.image);
    return {
      message: `Remove the image ${row ? titleOf(row) : ''} with all its tags?`,
      ...(image && { detail: `${image.tags.join(', ')} go. ${lossOf(snapshot, image)}` }),
      action: 'Remove All',
    };
  },

  async run(context, row) {
    const image = context.snapshot.images?.get(row.image);
    if (image !== undefined) {
      await removeImage(context, image);
    }
  },
});
