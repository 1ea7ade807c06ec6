import { defineCommand } from '../command.ts';

/** Signals that people send to containers, the one that `docker kill` sends first. */
const SIGNALS = [
  { label: 'SIGKILL', description: 'ends it at once; what it has not saved is lost' },
  { label: 'SIGTERM', description: 'asks it to end' },
  { label: 'SIGINT', description: 'as Ctrl+C does' },
  { label: 'SIGHUP', description: 'makes many servers read their configuration again' },
  { label: 'SIGQUIT', description: 'makes many programs say where they are, and end' },
  { label: 'SIGUSR1', description: 'means what the program makes of it' },
  { label: 'SIGUSR2', description: 'means what the program makes of it' },
  { label: 'SIGWINCH', description: 'makes some servers end without dropping anybody' },
  { label: 'SIGSTOP', description: 'stops it until SIGCONT comes' },
  { label: 'SIGCONT', description: 'lets it go on' },
];

export const command = defineCommand<string, string>({
  id: 'longshore.container.kill',
  title: 'Kill Container or Send Signal…',
  on: 'container',
  when: 'live',
  menu: '1_life@5',
  steers: true,
  progress: 'Signalling',
  done: 'signalled',
  async prepare({ ui }, ids) {
    const title = ids.length === 1 ? 'Send a Signal' : `Send a Signal to ${ids.length} Containers`;
    return (await ui.pick(SIGNALS, { title, placeholder: 'Which signal?' }))?.label;
  },
  run: ({ engine, signal }, id, name) => engine.containers.kill(id, name, { signal }),
});
