import type { LabelTarget } from '../../tree/nodes/containerLabel.ts';
import { copyCommand } from '../copyCommand.ts';

export const command = copyCommand<LabelTarget>({
  id: 'longshore.containerLabel.copyValue',
  title: 'Copy Value of Label',
  on: 'containerLabel',
  menu: '6_copy@1',
  inline: 1,
  palette: false,
  text: (_snapshot, { value }) => value,
});
