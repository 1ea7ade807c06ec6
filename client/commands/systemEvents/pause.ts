import { defineCommand } from '../command.ts';

export const command = defineCommand({
  id: 'longshore.systemEvents.pause',
  title: 'Pause or Resume Events',
  icon: 'debug-pause',
  steers: false,
  editor: { ending: '.events', group: 'navigation@1' },
  async run({ documents, ui }) {
    const now = documents.toggleEvents();
    if (now === undefined) {
      ui.info('There are no events in front; open them in the System view');
    } else {
      ui.done(`Events ${now}`);
    }
  },
});
