import { defineCommand } from '../command.ts';

export const command = defineCommand<string>({
  id: 'longshore.container.start',
  title: 'Start Container',
  icon: 'debug-start',
  on: 'container',
  when: 'stopped',
  inline: 1,
  menu: '1_life@1',
  steers: true,
  progress: 'Starting',
  done: 'started',
  run: ({ engine, signal }, id) => engine.containers.start(id, { signal }),
});
