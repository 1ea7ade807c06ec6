import { clearFilterCommand } from '../viewCommands.ts';

export const command = clearFilterCommand({ object: 'volumes', rows: 'Volumes' });
