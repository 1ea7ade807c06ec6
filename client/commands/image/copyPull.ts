import type { ImageRow } from '../../tree/imageRows.ts';
import { copyCommand } from '../copyCommand.ts';

export const command = copyCommand<ImageRow>({
  id: 'longshore.image.copyPull',
  title: 'Copy "docker pull" Line',
  on: 'image',
  when: 'named',
  menu: '6_copy@4',
  palette: true,
  text: (_snapshot, { name }) => name && `docker pull ${name}`,
});
