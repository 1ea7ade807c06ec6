import { parseReference } from '../../../core/reference.ts';
import { registryPage } from '../../../core/registryPages.ts';
import type { ImageRow } from '../../tree/imageRows.ts';
import { defineCommand } from '../command.ts';

export const command = defineCommand<ImageRow>({
  id: 'longshore.image.openRegistry',
  title: 'Open Page of Image',
  icon: 'link-external',
  on: 'image',
  when: 'page',
  menu: '3_look@4',
  alone: true,
  steers: false,
  async run({ ui }, { name = '' }) {
    const reference = parseReference(name);
    const page = reference && registryPage(reference);
    if (page !== undefined) {
      await ui.openExternal(page);
    }
  },
});
