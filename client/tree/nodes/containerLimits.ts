import { LIMITS } from '../../text/limits.ts';
import { containerSection } from '../containerSection.ts';
import { node as limit } from './containerLimit.ts';

export const node = containerSection({
  kind: 'containerLimits',
  label: 'Limits',
  icon: 'dashboard',
  shown: ({ state }) => state !== 'removing',
  async load({ engine, signal }, id) {
    const { limits } = await engine.containers.details(id, { signal });
    return LIMITS.map((which) => ({ kind: limit, target: { container: id, which, limits } }));
  },
});
