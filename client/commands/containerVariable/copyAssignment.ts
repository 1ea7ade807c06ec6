import type { VariableTarget } from '../../tree/nodes/containerVariable.ts';
import { copyCommand } from '../copyCommand.ts';

export const command = copyCommand<VariableTarget>({
  id: 'longshore.containerVariable.copyAssignment',
  title: 'Copy as NAME=value',
  on: 'containerVariable',
  menu: '6_copy@2',
  palette: false,
  text: (_snapshot, { name, value }) => `${name}=${value}`,
});
