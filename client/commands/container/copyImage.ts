import { copyCommand } from '../copyCommand.ts';

export const command = copyCommand<string>({
  id: 'longshore.container.copyImage',
  title: 'Copy Image of Container',
  on: 'container',
  menu: '6_copy@3',
  palette: true,
  text: (snapshot, id) => snapshot.containers?.get(id)?.image,
});
