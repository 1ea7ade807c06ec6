import { clearFilterCommand } from '../viewCommands.ts';

export const command = clearFilterCommand({ object: 'images', rows: 'Images' });
