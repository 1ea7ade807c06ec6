import { defineCommand } from '../command.ts';

/** The Engine's words, and how they are read. */
const TYPES = [
  ['container', 'Containers'],
  ['image', 'Images'],
  ['volume', 'Volumes'],
  ['network', 'Networks'],
  ['builder', 'Builds'],
  ['plugin', 'Plugins'],
  ['daemon', 'The Engine itself'],
  ['service', 'Services'],
  ['node', 'Nodes'],
  ['secret', 'Secrets'],
  ['config', 'Configurations'],
] as const;

export const command = defineCommand({
  id: 'longshore.systemEvents.filter',
  title: 'Show Events of Some Kinds…',
  icon: 'filter',
  on: 'systemEvents',
  inline: 1,
  menu: '3_look@2',
  steers: false,
  async runAll({ ui, documents, engineId }) {
    const items = TYPES.map(([type, label]) => ({ type, label }));
    const chosen = await ui.pickMany(items, {
      title: 'Show Events',
      placeholder: 'Of which kinds? None means all',
    });
    if (chosen !== undefined) {
      await documents.showEvents(
        engineId,
        chosen.map(({ type }) => type),
      );
    }
  },
});
