import type { ContainerGroup } from '../../tree/nodes/containerGroup.ts';
import { defineCommand } from '../command.ts';

export const command = defineCommand<ContainerGroup>({
  id: 'longshore.containerGroup.logs',
  title: 'Show Logs of All Containers',
  icon: 'output',
  on: 'containerGroup',
  inline: 4,
  menu: '3_look@0',
  steers: false,
  async run({ documents, engineId }, { groupBy, name }) {
    documents.showLogs({ engine: engineId, name, containers: [], group: { groupBy, name } });
  },
});
