import { defineCommand } from '../command.ts';

const VIEW = 'longshore.volumes';

export const command = defineCommand({
  id: 'longshore.volumes.measure',
  title: 'Measure Sizes of Volumes',
  icon: 'dashboard',
  steers: false,
  progress: 'Measuring volumes',
  viewTitle: { view: VIEW, group: '2_look@1' },
  async run({ engine, snapshot, views, ui, signal }) {
    const { volumes } = await engine.system.diskUsage({ signal });
    const sizes = volumes.flatMap(({ name, size }): readonly (readonly [object, number])[] => {
      const volume = snapshot.volumes?.get(name);
      return volume === undefined || size === undefined ? [] : [[volume, size]];
    });
    views.noteSizes(VIEW, new Map(sizes));
    ui.done(`${sizes.length} volume${sizes.length === 1 ? '' : 's'} measured`);
  },
});
