import { copyCommand } from '../copyCommand.ts';

export const command = copyCommand<string>({
  id: 'longshore.container.copyName',
  title: 'Copy Container Name',
  on: 'container',
  menu: '6_copy@1',
  key: { key: 'ctrl+c', mac: 'cmd+c', view: 'longshore.containers' },
  palette: true,
  text: (snapshot, id) => snapshot.containers?.get(id)?.name,
});
