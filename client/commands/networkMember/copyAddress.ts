import { addressesOf, type MemberTarget } from '../../tree/nodes/networkMember.ts';
import { copyCommand } from '../copyCommand.ts';

export const command = copyCommand<MemberTarget>({
  id: 'longshore.networkMember.copyAddress',
  title: 'Copy IP Address of Member',
  on: 'networkMember',
  when: 'addressed',
  menu: '6_copy@1',
  palette: false,
  text: (snapshot, target) => addressesOf(snapshot, target)[0],
});
