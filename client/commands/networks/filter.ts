import { filterCommand } from '../viewCommands.ts';

export const command = filterCommand({
  object: 'networks',
  rows: 'Networks',
  of: 'its name, driver, id, subnets or labels',
});
