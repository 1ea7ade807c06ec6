import type { NetworkRow } from '../../tree/networkRows.ts';
import { copyCommand } from '../copyCommand.ts';

export const command = copyCommand<NetworkRow>({
  id: 'longshore.network.copyName',
  title: 'Copy Network Name',
  on: 'network',
  menu: '6_copy@1',
  key: { key: 'ctrl+c', mac: 'cmd+c', view: 'longshore.networks' },
  palette: true,
  text: (snapshot, { id }) => snapshot.networks?.get(id)?.name,
});
