import type { LimitTarget } from '../../tree/nodes/containerLimit.ts';
import { askLimit, type LimitAnswer, updateLimits } from '../askLimit.ts';
import { defineCommand } from '../command.ts';

export const command = defineCommand<LimitTarget, LimitAnswer>({
  id: 'longshore.containerLimit.change',
  title: 'Change Limit…',
  icon: 'edit',
  on: 'containerLimit',
  inline: 1,
  menu: '1_change@1',
  alone: true,
  hidden: true,
  steers: true,
  progress: 'Updating',
  done: 'updated',
  prepare: async (context, [target]) => target && askLimit(context, target.which, target.limits),
  run: (context, { container }, answer) => updateLimits(context, container, answer),
});
