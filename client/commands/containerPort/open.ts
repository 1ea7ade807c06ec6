import type { PortTarget } from '../../tree/nodes/containerPort.ts';
import { defineCommand } from '../command.ts';
import { openPort } from '../openPort.ts';

export const command = defineCommand<PortTarget>({
  id: 'longshore.containerPort.open',
  title: 'Open Port in Browser',
  icon: 'globe',
  on: 'containerPort',
  when: 'web',
  inline: 1,
  menu: '1_use@1',
  steers: false,
  run: openPort,
});
