import type { NetworkRow } from '../../tree/networkRows.ts';
import { copyCommand } from '../copyCommand.ts';

export const command = copyCommand<NetworkRow>({
  id: 'longshore.network.copyId',
  title: 'Copy Network Id',
  on: 'network',
  menu: '6_copy@2',
  palette: true,
  text: (_snapshot, { id }) => id,
});
