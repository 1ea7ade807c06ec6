import type { PortTarget } from '../../tree/nodes/containerPort.ts';
import { portAddress } from '../../tree/portAddress.ts';
import { defineCommand } from '../command.ts';

export const command = defineCommand<PortTarget>({
  id: 'longshore.containerPort.copyAddress',
  title: 'Copy Address of Port',
  icon: 'copy',
  on: 'containerPort',
  when: 'published',
  inline: 2,
  menu: '6_copy@1',
  steers: false,
  async runAll({ engine, ui }, ports) {
    const found = ports.map((port) => portAddress(engine.address, port));
    const addresses = found.flatMap((one) => (one.problem === undefined ? one.authority : []));
    if (addresses.length > 0) {
      await ui.copy(addresses.join('\n'));
    } else {
      ui.info(found.flatMap(({ problem }) => problem ?? []).join('; '));
    }
  },
});
