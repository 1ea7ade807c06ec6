import { type MountTarget, sourceOf } from '../../tree/nodes/containerMount.ts';
import { copyCommand } from '../copyCommand.ts';

export const command = copyCommand<MountTarget>({
  id: 'longshore.containerMount.copySource',
  title: 'Copy Source of Mount',
  on: 'containerMount',
  when: 'sourced',
  menu: '6_copy@2',
  inline: 1,
  palette: false,
  text: (_snapshot, target) => sourceOf(target),
});
