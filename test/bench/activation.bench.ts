import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Bench, median, milliseconds } from './bench.ts';

const PROBE = fileURLToPath(new URL('activationProbe.cjs', import.meta.url));
const RUNS = 15;

export const bench: Bench = {
  title: 'Activation',
  note: `Loading the bundle and activate(), each run in a new process with a stand-in for the editor's API; median of ${RUNS}`,
  async run() {
    const runs = Array.from({ length: RUNS }, () => {
      const { stdout, stderr, status } = spawnSync(process.execPath, [PROBE], { encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
      return JSON.parse(stdout) as { load: number; activate: number };
    });
    const load = median(runs.map((run) => run.load));
    const activate = median(runs.map((run) => run.activate));
    return {
      columns: ['step', 'time'],
      rows: [
        { name: 'load client/dist/extension.cjs', figures: [milliseconds(load)] },
        { name: 'activate()', figures: [milliseconds(activate)] },
      ],
    };
  },
};
