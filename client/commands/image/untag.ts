import type { ImageRow } from '../../tree/imageRows.ts';
import { defineCommand } from '../command.ts';

export const command = defineCommand<ImageRow>({
  id: 'longshore.image.untag',
  title: 'Take This Tag Away',
  on: 'image',
  // Nothing is lost: it has other tags.
  when: 'shared',
  menu: '5_make@2',
  alone: true,
  steers: true,
  done: 'taken away',
  run: ({ engine, signal }, { name, image }) =>
    engine.images.remove(name ?? image, { force: false }, { signal }),
});
