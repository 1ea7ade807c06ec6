import type { MountTarget } from '../../tree/nodes/containerMount.ts';
import { copyCommand } from '../copyCommand.ts';

export const command = copyCommand<MountTarget>({
  id: 'longshore.containerMount.copyPath',
  title: 'Copy Path in Container',
  on: 'containerMount',
  menu: '6_copy@1',
  palette: false,
  text: (_snapshot, { destination }) => destination,
});
