import { containerNameProblem } from '../../engine/containers/name.ts';
import { defineCommand } from '../command.ts';

export const command = defineCommand({
  id: 'longshore.container.create',
  title: 'Create Container from Image…',
  steers: true,
  async run({ engine, ui, signal }) {
    const title = 'Create a Container';
    const images = await ui.progress('Looking for images', (cancel) =>
      engine.images.list({ signal: cancel }),
    );
    const tags = images.flatMap((image) => image.tags).map((label) => ({ label }));
    if (tags.length === 0) {
      ui.info('There is no image to create a container from; pull or build one first');
      return;
    }
    const image = (await ui.pick(tags, { title, placeholder: 'Choose an image' }))?.label;
    if (image === undefined) {
      return;
    }
    const name = await ui.input({
      title: `${title} from ${image}`,
      prompt: 'Its name; nothing to let the Engine think of one',
      validate: (value) => (value === '' ? undefined : containerNameProblem(value)),
    });
    if (name !== undefined) {
      await engine.containers.create({ image, ...(name !== '' && { name }) }, { signal });
      ui.done(`${name || 'Container'} created from ${image}`);
    }
  },
});
