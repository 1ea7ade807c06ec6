import { defineCommand } from '../command.ts';

export const command = defineCommand({
  id: 'longshore.engine.settings',
  title: 'Open Engine Settings',
  steers: false,
  run: ({ ui }) => ui.openMachineSettings('longshore.engine'),
});
