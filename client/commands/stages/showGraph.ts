import { defineCommand } from '../command.ts';

export const command = defineCommand({
  id: 'longshore.stages.showGraph',
  title: 'Show Stage Graph',
  icon: 'type-hierarchy-sub',
  steers: false,
  editor: { language: 'dockerfile', group: 'navigation@5' },
  async run({ documents, ui }) {
    if (!(await documents.showStageGraph())) {
      ui.info('Open a Dockerfile to see its stages');
    }
  },
});
