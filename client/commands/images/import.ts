import { parseImageName } from '../../text/imageName.ts';
import { defineCommand } from '../command.ts';
import { ARCHIVES, sendFile } from '../sendFile.ts';

export const command = defineCommand({
  id: 'longshore.images.import',
  title: 'Import Files from Archive as Image…',
  steers: true,
  viewTitle: { view: 'longshore.images', group: '1_bring@2' },
  async run({ engine, ui }) {
    const title = 'Import Files as Image';
    const chosen = await ui.openFrom({ title, action: 'Import', what: 'files', filters: ARCHIVES });
    const [path] = chosen ?? [];
    const typed = path && (await ui.input({ title, prompt: PROMPT, validate: problemOf }));
    const name = typed === undefined ? undefined : parseImageName(typed.trim());
    if (path === undefined || name === undefined || typeof name === 'string') {
      return;
    }
    await ui.progress('Importing an image', async (signal, report) =>
      engine.images.import(await sendFile(ui, path, report), name, { signal }),
    );
    ui.done(`${name.repository ? `${name.repository}:${name.tag}` : 'An image'} imported`);
  },
});

const PROMPT = 'The name of the new image, as team/app:1.0; nothing for an image without a name';

function problemOf(value: string): string | undefined {
  const name = parseImageName(value.trim());
  return typeof name === 'string' ? name : undefined;
}
