import { groupCommand } from '../viewCommands.ts';

export const command = groupCommand({ object: 'containers', rows: 'Containers' });
