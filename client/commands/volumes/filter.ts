import { filterCommand } from '../viewCommands.ts';

export const command = filterCommand({
  object: 'volumes',
  rows: 'Volumes',
  of: 'its name, driver or labels',
});
