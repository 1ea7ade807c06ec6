import { sortCommand } from '../viewCommands.ts';

export const command = sortCommand({ object: 'volumes', rows: 'Volumes' });
