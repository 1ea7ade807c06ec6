import { defineCommand } from '../command.ts';
import { ARCHIVES, sendFile } from '../sendFile.ts';

export const command = defineCommand({
  id: 'longshore.images.load',
  title: 'Load Images from Archive…',
  steers: true,
  viewTitle: { view: 'longshore.images', group: '1_bring@1' },
  async run({ engine, ui }) {
    const title = 'Load Images from Archive';
    const chosen = await ui.openFrom({ title, action: 'Load', what: 'files', filters: ARCHIVES });
    const [path] = chosen ?? [];
    if (path === undefined) {
      return;
    }
    const loaded = await ui.progress('Loading images', async (signal, report) =>
      engine.images.load(await sendFile(ui, path, report), {}, { signal }),
    );
    ui.info(loaded.length === 0 ? 'The archive holds no image' : `Loaded ${loaded.join(', ')}`);
  },
});
