import { defineCommand } from '../command.ts';
import { findPrunable, type Prunable } from '../prunable.ts';
import { removeOf, sizesText } from '../prune.ts';

export const command = defineCommand({
  id: 'longshore.images.prune',
  title: 'Prune Images…',
  steers: true,
  viewTitle: { view: 'longshore.images', group: '4_prune@1' },
  async run(context) {
    const { engine, ui } = context;
    const all = await ui.progress('Measuring images', (signal) =>
      findPrunable(engine, ['images'], signal),
    );
    const choices = [
      choice(
        'Images without a tag',
        all.filter(({ nameless }) => nameless),
      ),
      choice('All images that no container uses', all),
    ].filter(({ items }) => items.length > 0);
    if (choices.length === 0) {
      ui.info('Every image is used by a container, or another image was built from it');
      return;
    }
    const chosen = await ui.pick<{ readonly items: readonly Prunable[] }>(choices, {
      title: 'Prune Images',
      placeholder: 'Which images? You will see every one before anything happens',
    });
    if (chosen !== undefined) {
      await removeOf(context, chosen.items);
    }
  },
});

function choice(label: string, items: readonly Prunable[]) {
  const description = [`${items.length}`, sizesText(items)].filter(Boolean).join(' · ');
  return { items, label, description };
}
