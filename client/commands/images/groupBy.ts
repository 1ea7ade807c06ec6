import { groupCommand } from '../viewCommands.ts';

export const command = groupCommand({ object: 'images', rows: 'Images' });
