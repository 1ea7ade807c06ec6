import { defineCommand } from '../command.ts';

export const command = defineCommand({
  id: 'longshore.systemEvents.open',
  title: 'Show Events of the Engine',
  icon: 'pulse',
  on: 'systemEvents',
  menu: '3_look@1',
  steers: false,
  runAll: ({ documents, engineId }) => documents.showEvents(engineId, []),
});
