import { type ProcessTarget, processId } from '../../tree/nodes/containerProcess.ts';
import { copyCommand } from '../copyCommand.ts';

export const command = copyCommand<ProcessTarget>({
  id: 'longshore.containerProcess.copyId',
  title: 'Copy Process Id',
  on: 'containerProcess',
  when: 'numbered',
  menu: '6_copy@1',
  palette: false,
  text: (_snapshot, target) => processId(target),
});
