import type { ImageLayer } from '../../tree/nodes/imageLayer.ts';
import { defineCommand } from '../command.ts';

export const command = defineCommand<ImageLayer>({
  id: 'longshore.imageLayer.open',
  title: 'Open Line in Dockerfile',
  icon: 'go-to-file',
  on: 'imageLayer',
  when: 'origin',
  inline: 1,
  menu: '1_open@1',
  alone: true,
  hidden: true,
  steers: false,
  async run({ ui }, { origin }) {
    if (origin !== undefined) {
      await ui.openDocument(origin.uri, { line: origin.line });
    }
  },
});
