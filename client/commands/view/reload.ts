import { defineCommand } from '../command.ts';

export const command = defineCommand({
  id: 'longshore.view.reload',
  title: 'Try Again',
  on: 'problem',
  hidden: true,
  steers: false,
  run: async ({ views, node }) => node && views.reload(node),
});
