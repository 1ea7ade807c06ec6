import { containerSection } from '../containerSection.ts';
import { node as result } from './containerHealthResult.ts';

export const node = containerSection({
  kind: 'containerHealth',
  label: 'Health Checks',
  icon: 'heart',
  shown: ({ health }) => health !== undefined,
  async load({ engine, signal }, id) {
    const { healthLog } = await engine.containers.details(id, { signal });
    return healthLog.map((one, place) => ({
      kind: result,
      target: { container: id, place, ...one },
    }));
  },
});
