import { showCommand } from '../viewCommands.ts';

export const command = showCommand({ object: 'networks', rows: 'Networks' });
