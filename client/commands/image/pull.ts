import { shortName } from '../../../core/reference.ts';
import { askImage } from '../askImage.ts';
import { defineCommand } from '../command.ts';
import { pullImage } from '../moveImage.ts';

export const command = defineCommand({
  id: 'longshore.image.pull',
  title: 'Pull Image…',
  icon: 'cloud-download',
  steers: true,
  viewTitle: { view: 'longshore.images', group: 'navigation@1' },
  async run(context) {
    const { ui } = context;
    const reference = await askImage(context);
    if (reference !== undefined) {
      const name = shortName(reference);
      await ui.progress(`Pulling ${name}`, (signal, report) =>
        pullImage({ ...context, signal, report }, reference),
      );
      ui.done(`${name} pulled`);
    }
  },
});
