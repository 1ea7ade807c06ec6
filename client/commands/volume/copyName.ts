import type { VolumeRow } from '../../tree/volumeRows.ts';
import { copyCommand } from '../copyCommand.ts';

export const command = copyCommand<VolumeRow>({
  id: 'longshore.volume.copyName',
  title: 'Copy Volume Name',
  on: 'volume',
  menu: '6_copy@1',
  key: { key: 'ctrl+c', mac: 'cmd+c', view: 'longshore.volumes' },
  palette: true,
  text: (_snapshot, { name }) => name,
});
