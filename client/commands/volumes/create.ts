import { askPairs } from '../askPairs.ts';
import { defineCommand } from '../command.ts';
import { volumeNameProblem } from '../volumeName.ts';

const TITLE = 'Create Volume';

export const command = defineCommand({
  id: 'longshore.volumes.create',
  title: 'Create Volume…',
  icon: 'add',
  steers: true,
  viewTitle: { view: 'longshore.volumes', group: 'navigation@1' },
  async run({ engine, ui, signal }) {
    const existing = await ui.progress('Looking for volumes', (cancel) =>
      engine.volumes.list({ signal: cancel }),
    );
    const name = await ui.input({
      title: TITLE,
      prompt: 'Its name; nothing to let the Engine think of one',
      validate: (value) => (value === '' ? undefined : volumeNameProblem(existing, value)),
    });
    const driver =
      name === undefined
        ? undefined
        : await ui.input({ title: `${TITLE}: Driver`, prompt: 'Its driver', value: 'local' });
    if (name === undefined || driver === undefined) {
      return;
    }
    const driverOptions = await askPairs(ui, {
      title: `${TITLE}: Driver Options`,
      prompt: 'As type=nfs o=addr=10.0.0.1,rw device=:/data; nothing for none',
    });
    const labels =
      driverOptions &&
      (await askPairs(ui, {
        title: `${TITLE}: Labels`,
        prompt: 'As team=shop "note=two words"; nothing for none',
      }));
    if (driverOptions !== undefined && labels !== undefined) {
      const made = await engine.volumes.create(
        { ...(name && { name }), driver: driver || 'local', driverOptions, labels },
        { signal },
      );
      ui.done(`Volume ${made} created`);
    }
  },
});
