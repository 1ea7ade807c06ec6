import { defineCommand } from '../command.ts';

export const command = defineCommand({
  id: 'longshore.engine.retry',
  title: 'Try to Reach the Engine Again',
  steers: false,
  run: async ({ retryNow }) => retryNow(),
});
