import { inspectAddress } from '../../documents/address.ts';
import type { NetworkRow } from '../../tree/networkRows.ts';
import { defineCommand } from '../command.ts';

export const command = defineCommand<NetworkRow>({
  id: 'longshore.network.inspect',
  title: 'Inspect Network',
  icon: 'json',
  on: 'network',
  inline: 2,
  menu: '3_look@1',
  key: { key: 'alt+enter', mac: 'cmd+i', view: 'longshore.networks' },
  steers: false,
  async runAll({ ui, engineId, snapshot }, rows) {
    for (const { id } of rows) {
      const name = snapshot.networks?.get(id)?.name ?? id;
      const address = inspectAddress(engineId, 'networks', id, name);
      await ui.openDocument(address, { preview: rows.length === 1 });
    }
  },
});
