import { defineCommand } from '../command.ts';
import { openShell } from '../openShell.ts';
import { pickUser } from '../pickUser.ts';

export const command = defineCommand<string>({
  id: 'longshore.container.shellAs',
  title: 'Open Shell as User…',
  icon: 'terminal',
  on: 'container',
  when: 'running',
  menu: '2_use@3',
  steers: true,
  async run(context, id) {
    const user = await pickUser(context, id);
    if (user !== undefined) {
      await openShell(context, id, user);
    }
  },
});
