import { defineCommand } from '../command.ts';
import { prune } from '../prune.ts';

export const command = defineCommand({
  id: 'longshore.volumes.prune',
  title: 'Prune Unused Volumes…',
  steers: true,
  viewTitle: { view: 'longshore.volumes', group: '4_prune@1' },
  run: (context) => prune(context, ['volumes']),
});
