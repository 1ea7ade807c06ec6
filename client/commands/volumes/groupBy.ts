import { groupCommand } from '../viewCommands.ts';

export const command = groupCommand({ object: 'volumes', rows: 'Volumes' });
