import { filterCommand } from '../viewCommands.ts';

export const command = filterCommand({
  object: 'containers',
  rows: 'Containers',
  of: 'its name, image, state, id, networks or labels',
});
