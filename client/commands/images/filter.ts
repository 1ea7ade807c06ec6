import { filterCommand } from '../viewCommands.ts';

export const command = filterCommand({
  object: 'images',
  rows: 'Images',
  of: 'its names, id or labels',
});
