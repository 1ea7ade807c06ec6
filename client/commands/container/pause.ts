import { defineCommand } from '../command.ts';

export const command = defineCommand<string>({
  id: 'longshore.container.pause',
  title: 'Pause Container',
  icon: 'debug-pause',
  on: 'container',
  when: 'running',
  menu: '1_life@4',
  steers: true,
  progress: 'Pausing',
  done: 'paused',
  run: ({ engine, signal }, id) => engine.containers.pause(id, { signal }),
});
