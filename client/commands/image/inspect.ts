import { inspectAddress } from '../../documents/address.ts';
import type { ImageRow } from '../../tree/imageRows.ts';
import { titleOf } from '../../tree/nodes/image.ts';
import { defineCommand } from '../command.ts';

export const command = defineCommand<ImageRow>({
  id: 'longshore.image.inspect',
  title: 'Inspect Image',
  icon: 'json',
  on: 'image',
  menu: '3_look@1',
  key: { key: 'alt+enter', mac: 'cmd+i', view: 'longshore.images' },
  steers: false,
  async runAll({ ui, engineId }, rows) {
    for (const row of rows) {
      const address = inspectAddress(engineId, 'images', row.image, titleOf(row));
      await ui.openDocument(address, { preview: rows.length === 1 });
    }
  },
});
