import type { Snapshot } from '../../engine/store.ts';
import { type VolumeRow, volumeLabel } from '../../tree/volumeRows.ts';
import { defineCommand } from '../command.ts';

export const command = defineCommand<VolumeRow>({
  id: 'longshore.volume.remove',
  title: 'Remove Volume…',
  icon: 'trash',
  on: 'volume',
  inline: 2,
  menu: '9_end@1',
  key: { key: 'delete', mac: 'cmd+backspace', view: 'longshore.volumes' },
  steers: true,
  progress: 'Removing',
  done: 'removed',

  confirm(snapshot, rows) {
    const names = rows.map(({ name }) => volumeLabel(name));
    const used = rows.flatMap((row) => usersText(snapshot, row) ?? []);
    return {
      message:
        names.length === 1 ? `Remove volume ${names[0]}?` : `Remove ${names.length} volumes?`,
      detail: [
        ...(names.length === 1 ? [] : [`${names.join(', ')}.`]),
        ...used,
        'All that is in it is lost.',
      ].join(' '),
      action: 'Remove',
    };
  },

  run: ({ engine, signal }, { name }) => engine.volumes.remove(name, { force: false }, { signal }),
});

/** Who keeps the Engine from removing it. */
function usersText(snapshot: Snapshot, { name, users }: VolumeRow): string | undefined {
  const names = users.of(snapshot, name).map((user) => user.name);
  return names.length === 0
    ? undefined
    : `${volumeLabel(name)} is used by ${names.join(', ')}: the Engine refuses to remove it until ${
        names.length === 1 ? 'that container is' : 'those containers are'
      } removed.`;
}
