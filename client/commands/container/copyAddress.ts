import { copyCommand } from '../copyCommand.ts';

export const command = copyCommand<string>({
  id: 'longshore.container.copyAddress',
  title: 'Copy IP Address of Container',
  on: 'container',
  when: 'addressed',
  menu: '6_copy@4',
  palette: true,
  text: (snapshot, id) =>
    Object.values(snapshot.containers?.get(id)?.addresses ?? {})
      .flat()
      .join('\n') || undefined,
});
