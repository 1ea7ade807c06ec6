import { type VolumeRow, volumeLabel } from '../../tree/volumeRows.ts';
import { defineCommand } from '../command.ts';
import { ARCHIVES, sendFile } from '../sendFile.ts';
import { withContainers } from '../withContainers.ts';

export const command = defineCommand<VolumeRow, string>({
  id: 'longshore.volume.restore',
  title: 'Restore Volume from Archive…',
  on: 'volume',
  menu: '5_files@2',
  alone: true,
  steers: true,
  progress: 'Restoring',
  done: 'restored',

  async prepare(context, [row]) {
    const label = volumeLabel(row?.name ?? '');
    const chosen = await context.ui.openFrom({
      title: `Restore Volume ${label}`,
      action: 'Restore',
      what: 'files',
      filters: ARCHIVES,
    });
    const path = chosen?.[0];
    if (path === undefined || row === undefined) {
      return undefined;
    }
    const users = row.users.of(await withContainers(context), row.name).map(({ name }) => name);
    const agreed = await context.ui.ask({
      message: `Restore the archive into volume ${label}?`,
      detail: [
        ...(users.length === 0
          ? []
          : [`It is used by ${users.join(', ')}, which may read files that are half written.`]),
        'Files of the same path are replaced; all others stay.',
      ].join(' '),
      action: 'Restore',
    });
    return agreed ? path : undefined;
  },

  async run({ engine, ui, signal, report }, { name }, path) {
    await engine.volumes.restore(name, await sendFile(ui, path, report), { signal });
  },
});
