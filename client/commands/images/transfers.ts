import type { Transfer } from '../../transfers/transfer.ts';
import { percent } from '../../transfers/transfer.ts';
import { defineCommand } from '../command.ts';

export const command = defineCommand({
  id: 'longshore.images.transfers',
  title: 'Show Pulls and Pushes',
  steers: false,
  viewTitle: { view: 'longshore.images', group: '1_bring@3' },
  async run({ ui, transfers, documents }) {
    const items = transfers.all.map((transfer) => ({
      transfer,
      label: transfer.title,
      description: stateOf(transfer),
    }));
    const running = items.filter(({ transfer }) => transfer.end === undefined);
    const [only, ...others] = running.length > 0 ? running : items;
    if (only === undefined) {
      ui.info('Nothing has been pulled or pushed in this window yet');
      return;
    }
    const chosen =
      others.length === 0 ? only : await ui.pick(items, { title: 'Show Pulls and Pushes' });
    if (chosen !== undefined) {
      await documents.showTransfer(chosen.transfer);
    }
  },
});

function stateOf({ end, fraction }: Transfer): string {
  return end === undefined ? percent(fraction) : end.kind;
}
