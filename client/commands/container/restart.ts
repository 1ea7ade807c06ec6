import { defineCommand } from '../command.ts';

export const command = defineCommand<string>({
  id: 'longshore.container.restart',
  title: 'Restart Container',
  icon: 'debug-restart',
  on: 'container',
  when: 'live',
  inline: 2,
  menu: '1_life@3',
  steers: true,
  progress: 'Restarting',
  done: 'restarted',
  run: ({ engine, signal }, id) => engine.containers.restart(id, { signal }),
});
