import { isLive } from '../containerRows.ts';
import { containerSection } from '../containerSection.ts';
import { node as process } from './containerProcess.ts';

/** Of processes the Engine tells no events: they are those of the moment it was opened. */
export const node = containerSection({
  kind: 'containerProcesses',
  label: 'Processes',
  icon: 'server-process',
  shown: isLive,
  async load({ engine, signal }, id) {
    const { titles, rows } = await engine.containers.top(id, { signal });
    return rows.map((cells, place) => ({
      kind: process,
      target: { container: id, place, titles, cells },
    }));
  },
});
