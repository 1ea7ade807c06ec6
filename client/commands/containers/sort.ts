import { sortCommand } from '../viewCommands.ts';

export const command = sortCommand({ object: 'containers', rows: 'Containers' });
