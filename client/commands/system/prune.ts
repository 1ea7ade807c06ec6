import { defineCommand } from '../command.ts';
import { PRUNED } from '../prunable.ts';
import { prune } from '../prune.ts';

export const command = defineCommand({
  id: 'longshore.system.prune',
  title: 'Prune Everything Unused…',
  icon: 'trash',
  steers: true,
  viewTitle: { view: 'longshore.system', group: 'navigation@2' },
  run: (context) => prune(context, PRUNED),
});
