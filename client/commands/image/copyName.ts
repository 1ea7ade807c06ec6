import type { ImageRow } from '../../tree/imageRows.ts';
import { copyCommand } from '../copyCommand.ts';

export const command = copyCommand<ImageRow>({
  id: 'longshore.image.copyName',
  title: 'Copy Image Name',
  on: 'image',
  when: 'named',
  menu: '6_copy@1',
  key: { key: 'ctrl+c', mac: 'cmd+c', view: 'longshore.images' },
  palette: true,
  text: (_snapshot, { name }) => name,
});
