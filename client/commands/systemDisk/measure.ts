import { defineCommand } from '../command.ts';

export const command = defineCommand({
  id: 'longshore.systemDisk.measure',
  title: 'Measure Disk Use Again',
  icon: 'refresh',
  on: 'systemDisk',
  inline: 1,
  menu: '2_look@1',
  hidden: true,
  steers: false,
  async runAll({ views, node }) {
    if (node !== undefined) {
      views.reload(node);
    }
  },
});
