import { showCommand } from '../viewCommands.ts';

export const command = showCommand({ object: 'volumes', rows: 'Volumes' });
