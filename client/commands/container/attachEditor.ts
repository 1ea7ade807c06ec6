import { defineCommand } from '../command.ts';

export const command = defineCommand<string>({
  id: 'longshore.container.attachEditor',
  title: 'Attach VS Code to Container',
  on: 'container',
  when: 'running',
  menu: '2_use@8',
  alone: true,
  needs: 'longshore.devContainers',
  steers: true,
  // A command of Dev Containers.
  run: ({ ui }, id) => ui.runForeign('remote-containers.attachToRunningContainer', id),
});
