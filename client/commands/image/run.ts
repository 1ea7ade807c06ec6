import type { ImageRow } from '../../tree/imageRows.ts';
import { defineCommand } from '../command.ts';

/** As `docker run -d` does without anything else. */
export const command = defineCommand<ImageRow>({
  id: 'longshore.image.run',
  title: 'Run Image',
  icon: 'play',
  on: 'image',
  inline: 1,
  menu: '1_life@1',
  steers: true,
  progress: 'Starting a container of',
  done: 'started in a new container',
  async run({ engine, signal }, { name, image }) {
    const id = await engine.containers.create({ image: name ?? image }, { signal });
    await engine.containers.start(id, { signal });
  },
});
