import { sizeText } from '../../text/bytes.ts';
import { type VolumeRow, volumeLabel } from '../../tree/volumeRows.ts';
import { defineCommand } from '../command.ts';

export const command = defineCommand<VolumeRow, string>({
  id: 'longshore.volume.backUp',
  title: 'Back Up Volume to Archive…',
  on: 'volume',
  menu: '5_files@1',
  alone: true,
  steers: true,
  progress: 'Backing up',
  done: 'backed up',
  prepare: async ({ ui }, [row]) => {
    const name = volumeLabel(row?.name ?? '').replace('…', '');
    return ui.saveTo({ title: `Back Up Volume ${name}`, name: `${name}.tar` });
  },
  async run({ engine, ui, signal, report }, { name }, path) {
    const write = (archive: AsyncIterable<Uint8Array>) =>
      ui.writeFile(path, archive, (bytes) => report(sizeText(bytes)));
    await engine.volumes.backUp(name, write, { signal });
  },
});
