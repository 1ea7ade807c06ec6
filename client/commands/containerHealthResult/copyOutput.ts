import type { HealthTarget } from '../../tree/nodes/containerHealthResult.ts';
import { copyCommand } from '../copyCommand.ts';

export const command = copyCommand<HealthTarget>({
  id: 'longshore.containerHealthResult.copyOutput',
  title: 'Copy Output of Health Check',
  on: 'containerHealthResult',
  when: 'output',
  menu: '6_copy@1',
  palette: false,
  text: (_snapshot, { output }) => output,
});
