import { defineCommand } from '../command.ts';

export const command = defineCommand<string>({
  id: 'longshore.container.unpause',
  title: 'Unpause Container',
  icon: 'debug-continue',
  on: 'container',
  when: 'paused',
  inline: 0,
  menu: '1_life@4',
  steers: true,
  progress: 'Unpausing',
  done: 'unpaused',
  run: ({ engine, signal }, id) => engine.containers.unpause(id, { signal }),
});
