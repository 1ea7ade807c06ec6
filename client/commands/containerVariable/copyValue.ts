import type { VariableTarget } from '../../tree/nodes/containerVariable.ts';
import { copyCommand } from '../copyCommand.ts';

export const command = copyCommand<VariableTarget>({
  id: 'longshore.containerVariable.copyValue',
  title: 'Copy Value of Variable',
  on: 'containerVariable',
  menu: '6_copy@1',
  inline: 2,
  palette: false,
  text: (_snapshot, { value }) => value,
});
