import { defineCommand } from '../command.ts';
import { command as pullAgain } from '../image/pullAgain.ts';

export const command = defineCommand({
  id: 'longshore.imageRepository.pullAgain',
  title: 'Pull All Tags Again',
  icon: 'cloud-download',
  on: 'imageRepository',
  inline: 1,
  menu: '2_move@1',
  hidden: true,
  steers: true,
  each: pullAgain,
});
