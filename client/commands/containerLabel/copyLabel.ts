import type { LabelTarget } from '../../tree/nodes/containerLabel.ts';
import { copyCommand } from '../copyCommand.ts';

export const command = copyCommand<LabelTarget>({
  id: 'longshore.containerLabel.copyLabel',
  title: 'Copy as name=value',
  on: 'containerLabel',
  menu: '6_copy@2',
  palette: false,
  text: (_snapshot, { name, value }) => `${name}=${value}`,
});
