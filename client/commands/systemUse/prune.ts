import type { UseTotal } from '../../tree/systemRows.ts';
import { defineCommand } from '../command.ts';
import { PRUNED } from '../prunable.ts';
import { prune } from '../prune.ts';

export const command = defineCommand<UseTotal>({
  id: 'longshore.systemUse.prune',
  title: 'Prune What Is Unused…',
  icon: 'trash',
  on: 'systemUse',
  when: 'freeable',
  inline: 1,
  menu: '9_end@1',
  hidden: true,
  steers: true,
  async runAll(context, totals) {
    const kinds = PRUNED.filter((kind) => totals.some(({ use }) => use === kind));
    await prune(context, kinds);
    if (context.node !== undefined) {
      // The Engine tells no event for what lies on its disk.
      context.views.reload(context.node);
    }
  },
});
