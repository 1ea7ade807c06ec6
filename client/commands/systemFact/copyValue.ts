import type { SystemFact } from '../../tree/nodes/systemFact.ts';
import { copyCommand } from '../copyCommand.ts';

export const command = copyCommand<SystemFact>({
  id: 'longshore.systemFact.copyValue',
  title: 'Copy Value',
  on: 'systemFact',
  menu: '6_copy@1',
  inline: 1,
  palette: false,
  text: (_snapshot, { value }) => value,
});
