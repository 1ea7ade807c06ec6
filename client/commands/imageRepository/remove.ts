import { defineCommand } from '../command.ts';
import { command as remove } from '../image/remove.ts';

export const command = defineCommand({
  id: 'longshore.imageRepository.remove',
  title: 'Remove All Tags…',
  icon: 'trash',
  on: 'imageRepository',
  menu: '9_end@1',
  hidden: true,
  steers: true,
  each: remove,
});
