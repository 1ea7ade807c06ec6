import { sizeText } from '../../text/bytes.ts';
import { defineCommand } from '../command.ts';

export const command = defineCommand<string, string>({
  id: 'longshore.container.export',
  title: 'Export Container to Archive…',
  on: 'container',
  menu: '5_make@2',
  alone: true,
  steers: true,
  progress: 'Exporting',
  done: 'exported',
  prepare: async ({ ui, snapshot }, [id = '']) => {
    const name = snapshot.containers?.get(id)?.name ?? id.slice(0, 12);
    return ui.saveTo({ title: `Export the Files of ${name}`, name: `${name}.tar` });
  },
  async run({ engine, ui, signal, report }, id, path) {
    const chunks = await engine.containers.export(id, { signal });
    await ui.writeFile(path, chunks, (bytes) => report(sizeText(bytes)));
  },
});
