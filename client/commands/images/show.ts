import { showCommand } from '../viewCommands.ts';

export const command = showCommand({ object: 'images', rows: 'Images' });
