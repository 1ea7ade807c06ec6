import { copyCommand } from '../copyCommand.ts';

export const command = copyCommand<string>({
  id: 'longshore.container.copyId',
  title: 'Copy Container Id',
  on: 'container',
  menu: '6_copy@2',
  palette: true,
  text: (_snapshot, id) => id,
});
