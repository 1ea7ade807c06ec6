import { defineCommand } from '../command.ts';

export const command = defineCommand<string>({
  id: 'longshore.container.stop',
  title: 'Stop Container',
  icon: 'debug-stop',
  on: 'container',
  when: 'live',
  inline: 1,
  menu: '1_life@2',
  steers: true,
  progress: 'Stopping',
  done: 'stopped',
  run: ({ engine, signal }, id) => engine.containers.stop(id, { signal }),
});
