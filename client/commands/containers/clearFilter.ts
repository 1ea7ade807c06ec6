import { clearFilterCommand } from '../viewCommands.ts';

export const command = clearFilterCommand({ object: 'containers', rows: 'Containers' });
