import { totalsOf } from '../systemRows.ts';
import { systemSection } from '../systemSection.ts';
import { node as use } from './systemUse.ts';

/** What lies on the Engine's disk: measured when it is opened, and when somebody asks again. */
export const node = systemSection({
  kind: 'systemDisk',
  label: 'Disk use',
  icon: 'graph',
  async load({ engine, signal }) {
    const usage = await engine.system.diskUsage({ signal });
    return totalsOf(usage).map((target) => ({ kind: use, target }));
  },
});
