import { sortCommand } from '../viewCommands.ts';

export const command = sortCommand({ object: 'networks', rows: 'Networks' });
