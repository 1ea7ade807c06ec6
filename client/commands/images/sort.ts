import { sortCommand } from '../viewCommands.ts';

export const command = sortCommand({ object: 'images', rows: 'Images' });
