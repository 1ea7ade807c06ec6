import { defineCommand } from '../command.ts';
import { prune } from '../prune.ts';

export const command = defineCommand({
  id: 'longshore.networks.prune',
  title: 'Prune Unused Networks…',
  steers: true,
  viewTitle: { view: 'longshore.networks', group: '4_prune@1' },
  run: (context) => prune(context, ['networks']),
});
