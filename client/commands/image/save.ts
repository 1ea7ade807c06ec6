import type { Snapshot } from '../../engine/store.ts';
import { sizeText } from '../../text/bytes.ts';
import type { ImageRow } from '../../tree/imageRows.ts';
import { titleOf } from '../../tree/nodes/image.ts';
import { defineCommand } from '../command.ts';

export const command = defineCommand<ImageRow>({
  id: 'longshore.image.save',
  title: 'Save Image to Archive…',
  icon: 'save',
  on: 'image',
  menu: '2_move@3',
  steers: true,
  async runAll({ engine, ui, snapshot }, rows) {
    const what = rows.length === 1 && rows[0] ? titleOf(rows[0]) : `${rows.length} images`;
    const path = await ui.saveTo({ title: `Save ${what}`, name: fileName(rows) });
    if (path === undefined) {
      return;
    }
    const names = [...new Set(rows.map(({ name, image }) => name ?? image))];
    const total = sizeOf(snapshot, rows);
    await ui.progress(`Saving ${what}`, (signal, report) => {
      const written = (bytes: number) =>
        report(`${sizeText(bytes)} of about ${sizeText(total)}`, bytes / total);
      const write = (archive: AsyncIterable<Uint8Array>) => ui.writeFile(path, archive, written);
      return engine.images.save(names, write, { signal });
    });
    ui.done(`${what} saved`);
  },
});

/** `nginx-1.27.tar`. */
function fileName([first, ...others]: readonly ImageRow[]): string {
  const name = first && others.length === 0 ? titleOf(first) : 'images';
  return `${name.replace(/^.*\//, '').replace(/[^\w.-]+/g, '-')}.tar`;
}

/** Bytes; less is written when images share layers. */
function sizeOf({ images }: Snapshot, rows: readonly ImageRow[]): number {
  const ids = [...new Set(rows.map(({ image }) => image))];
  return ids.reduce((sum, id) => sum + (images?.get(id)?.size ?? 0), 0);
}
