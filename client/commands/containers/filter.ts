import { filterCommand } from '../viewCommands.ts';

export const command = filterCommand({ object: 'containers', rows: 'Containers' });
