import { inspectAddress } from '../../documents/address.ts';
import { type VolumeRow, volumeLabel } from '../../tree/volumeRows.ts';
import { defineCommand } from '../command.ts';

export const command = defineCommand<VolumeRow>({
  id: 'longshore.volume.inspect',
  title: 'Inspect Volume',
  icon: 'json',
  on: 'volume',
  inline: 1,
  menu: '3_look@1',
  key: { key: 'alt+enter', mac: 'cmd+i', view: 'longshore.volumes' },
  steers: false,
  async runAll({ ui, engineId }, rows) {
    for (const { name } of rows) {
      const address = inspectAddress(engineId, 'volumes', name, volumeLabel(name));
      await ui.openDocument(address, { preview: rows.length === 1 });
    }
  },
});
