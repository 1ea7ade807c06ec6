import { historyText } from '../../text/imageText.ts';
import type { ImageRow } from '../../tree/imageRows.ts';
import { titleOf } from '../../tree/nodes/image.ts';
import { defineCommand } from '../command.ts';

export const command = defineCommand<ImageRow>({
  id: 'longshore.image.history',
  title: 'Show Image History',
  icon: 'history',
  on: 'image',
  menu: '3_look@2',
  alone: true,
  steers: false,
  async run({ engine, ui, signal }, row) {
    const name = titleOf(row);
    const history = await engine.images.history(row.image, { signal });
    await ui.showText({ title: `${name} history.txt`, text: historyText(name, history) });
  },
});
