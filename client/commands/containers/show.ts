import { showCommand } from '../viewCommands.ts';

export const command = showCommand({ object: 'containers', rows: 'Containers' });
