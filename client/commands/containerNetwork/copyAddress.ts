import { addressesOf, type NetworkTarget } from '../../tree/nodes/containerNetwork.ts';
import { copyCommand } from '../copyCommand.ts';

export const command = copyCommand<NetworkTarget>({
  id: 'longshore.containerNetwork.copyAddress',
  title: 'Copy IP Address',
  on: 'containerNetwork',
  when: 'addressed',
  menu: '6_copy@1',
  inline: 1,
  palette: false,
  text: (snapshot, target) => addressesOf(snapshot, target)[0],
});
