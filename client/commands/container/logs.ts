import { defineCommand } from '../command.ts';

export const command = defineCommand<string>({
  id: 'longshore.container.logs',
  title: 'Show Logs',
  icon: 'output',
  on: 'container',
  inline: 4,
  menu: '3_look@0',
  key: { key: 'ctrl+l', mac: 'cmd+l', view: 'longshore.containers' },
  steers: false,
  async runAll({ documents, engineId, snapshot }, ids) {
    const containers = ids.map((id) => ({
      id,
      name: snapshot.containers?.get(id)?.name ?? id.slice(0, 12),
    }));
    const names = containers.map(({ name }) => name);
    const others = names.length - MOST_NAMED;
    const shown = names.slice(0, MOST_NAMED).join(', ');
    const name = others > 0 ? `${shown} and ${others} more` : shown;
    documents.showLogs({ engine: engineId, name, containers });
  },
});

const MOST_NAMED = 3;
