import { defineCommand } from '../command.ts';

export const command = defineCommand({
  id: 'longshore.systemInfo.open',
  title: 'Show All the Engine Says of Itself',
  icon: 'json',
  on: 'systemInfo',
  inline: 1,
  menu: '3_look@1',
  steers: false,
  async runAll({ engine, engineId, ui, signal }) {
    const info = await engine.system.rawInfo({ signal });
    const title = `${['Engine', engineId].filter(Boolean).join(' ')}.json`;
    await ui.showText({ title, text: `${JSON.stringify(info, undefined, 2)}\n` });
  },
});
