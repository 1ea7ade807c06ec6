import { clearFilterCommand } from '../viewCommands.ts';

export const command = clearFilterCommand({ object: 'networks', rows: 'Networks' });
