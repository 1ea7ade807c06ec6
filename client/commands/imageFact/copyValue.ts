import type { ImageFact } from '../../tree/nodes/imageFact.ts';
import { copyCommand } from '../copyCommand.ts';

export const command = copyCommand<ImageFact>({
  id: 'longshore.imageFact.copyValue',
  title: 'Copy Value from Image',
  on: 'imageFact',
  when: 'value',
  menu: '6_copy@1',
  inline: 2,
  palette: false,
  text: (_snapshot, { value }) => value,
});
