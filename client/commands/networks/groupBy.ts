import { groupCommand } from '../viewCommands.ts';

export const command = groupCommand({ object: 'networks', rows: 'Networks' });
