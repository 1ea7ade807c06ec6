import { fileAddress } from '../../text/fileAddress.ts';
import { composeFiles } from '../../tree/containerRows.ts';
import { type ContainerGroup, membersOf } from '../../tree/nodes/containerGroup.ts';
import { defineCommand } from '../command.ts';

export const command = defineCommand<ContainerGroup>({
  id: 'longshore.containerGroup.openCompose',
  title: 'Open Compose File',
  icon: 'go-to-file',
  on: 'containerGroup',
  when: 'compose',
  menu: '2_use@1',
  alone: true,
  steers: false,
  async run({ snapshot, ui }, group) {
    const paths = composeFiles(membersOf(snapshot, group));
    const here = await Promise.all(paths.map((path) => ui.isFile(path)));
    const found = paths.filter((_, index) => here[index]).map((path) => ({ path, label: path }));
    const file =
      found.length < 2 ? found[0] : await ui.pick(found, { title: 'Open Which Compose File?' });
    if (file !== undefined) {
      await ui.openDocument(fileAddress(file.path), { preview: false });
    } else if (found.length === 0) {
      ui.info(`The Compose file of ${group.name} is not on this machine: ${paths.join(', ')}`);
    }
  },
});
