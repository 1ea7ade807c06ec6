import type { ImageRow } from '../../tree/imageRows.ts';
import { copyCommand } from '../copyCommand.ts';

export const command = copyCommand<ImageRow>({
  id: 'longshore.image.copyId',
  title: 'Copy Image Id',
  on: 'image',
  menu: '6_copy@2',
  palette: true,
  text: (_snapshot, { image }) => image,
});
