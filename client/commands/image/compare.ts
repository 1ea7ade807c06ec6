import type { Snapshot } from '../../engine/store.ts';
import { comparableText } from '../../text/imageText.ts';
import { allRows, type ImageRow } from '../../tree/imageRows.ts';
import { titleOf } from '../../tree/nodes/image.ts';
import { type CommandContext, defineCommand, type ShownText } from '../command.ts';

export const command = defineCommand<ImageRow>({
  id: 'longshore.image.compare',
  title: 'Compare Image with Another…',
  icon: 'compare-changes',
  on: 'image',
  menu: '3_look@3',
  steers: false,
  async runAll(context, rows) {
    const { ui, snapshot } = context;
    const [left, ...others] = rows;
    if (left === undefined || others.length > 1) {
      ui.info('Compare Image: choose one image or two');
      return;
    }
    const right = others[0] ?? (await askOther(ui, snapshot, left));
    if (right !== undefined) {
      const texts = await Promise.all([describe(context, left), describe(context, right)]);
      await ui.showDifference(`${titleOf(left)} ↔ ${titleOf(right)}`, ...texts);
    }
  },
});

/** What else there is, the most likely first: tags of the same name by how new they are. */
async function askOther(
  ui: CommandContext['ui'],
  snapshot: Snapshot,
  left: ImageRow,
): Promise<ImageRow | undefined> {
  const items = allRows(snapshot)
    .filter(({ image }) => image !== left.image)
    .map((row) => ({ row, label: titleOf(row) }));
  const title = `Compare ${titleOf(left)}`;
  if (items.length === 0) {
    ui.info(`${title}: there is no other image`);
    return undefined;
  }
  return (await ui.pick(items, { title, placeholder: 'With which image' }))?.row;
}

async function describe({ engine, signal }: CommandContext, row: ImageRow): Promise<ShownText> {
  const [details, history] = await Promise.all([
    engine.images.details(row.image, { signal }),
    engine.images.history(row.image, { signal }),
  ]);
  return { title: `${titleOf(row)} image.txt`, text: comparableText(details, history) };
}
