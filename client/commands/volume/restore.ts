import { type VolumeRow, volumeLabel } from '../../tree/volumeRows.ts';
import { defineCommand } from '../command.ts';
import { ARCHIVES, sendFile } from '../sendFile.ts';

export const command = defineCommand<VolumeRow, string>({
  id: 'longshore.volume.restore',
  title: 'Restore Volume from Archive…',
  on: 'volume',
  menu: '5_files@2',
  alone: true,
  steers: true,
  progress: 'Restoring',
  done: 'restored',

  async prepare({ ui }, [row]) {
    const chosen = await ui.openFrom({
      title: `Restore Volume ${volumeLabel(row?.name ?? '')}`,
      action: 'Restore',
      what: 'files',
      filters: ARCHIVES,
    });
    return chosen?.[0];
  },

  confirm(snapshot, [row]) {
    const { name = '', users } = row ?? {};
    const names = users?.of(snapshot, name).map((user) => user.name) ?? [];
    return {
      message: `Restore the archive into volume ${volumeLabel(name)}?`,
      detail: [
        ...(names.length === 0
          ? []
          : [`It is used by ${names.join(', ')}, which may read files that are half written.`]),
        'Files of the same path are replaced; all others stay.',
      ].join(' '),
      action: 'Restore',
    };
  },

  async run({ engine, ui, signal, report }, { name }, path) {
    await engine.volumes.restore(name, await sendFile(ui, path, report), { signal });
  },
});
