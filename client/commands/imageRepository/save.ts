import { defineCommand } from '../command.ts';
import { command as save } from '../image/save.ts';

export const command = defineCommand({
  id: 'longshore.imageRepository.save',
  title: 'Save All Tags to Archive…',
  on: 'imageRepository',
  menu: '2_move@3',
  hidden: true,
  steers: true,
  each: save,
});
