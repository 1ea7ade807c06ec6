import { inspectCommand } from '../inspectCommand.ts';

export const command = inspectCommand({
  object: 'container',
  title: 'Container',
  kind: 'containers',
  // As file managers open the properties of a file.
  key: { key: 'alt+enter', mac: 'cmd+i', view: 'longshore.containers' },
  name: (snapshot, id) => snapshot.containers?.get(id)?.name,
});
