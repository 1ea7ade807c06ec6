import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Bench, median, milliseconds } from './bench.ts';
import { ordinary, variableHeavy } from './documents.ts';

const LAUNCHER = fileURLToPath(new URL('../../server/bin/longshore.js', import.meta.url));
const COUNT = 1_000;
const MANY = 4_000;
const CORES = availableParallelism();
const RUNS = 5;

export const bench: Bench = {
  title: 'Command line',
  note: `longshore lint --no-shellcheck of different files of 20 to 60 lines, start-up included; median of ${RUNS} runs`,
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'longshore-bench-'));
    try {
      const files = Array.from({ length: MANY }, (_, n) => {
        const lines = 20 + (n % 41);
        const text = n % 2 === 0 ? ordinary(lines) : variableHeavy(lines);
        const file = join(folder, `${n}.Dockerfile`);
        writeFileSync(file, `# file ${n}\n${text}`);
        return file;
      });
      const row = (name: string, args: readonly string[], count: number) => {
        const time = median(times(args));
        return { name, figures: [milliseconds(time), milliseconds(time / count)] };
      };
      const first = files.slice(0, COUNT);
      return {
        columns: ['run', 'time', 'a file'],
        rows: [
          row(`${COUNT} files`, first, COUNT),
          row(`${MANY} files`, files, MANY),
          row(`${MANY} files, 1 thread`, ['--threads', '1', ...files], MANY),
          row(`${MANY} files, ${CORES} threads`, ['--threads', `${CORES}`, ...files], MANY),
          row('1 file', files.slice(0, 1), 1),
        ],
      };
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

function times(args: readonly string[]): number[] {
  return Array.from({ length: RUNS }, () => {
    const start = performance.now();
    const { status, stderr } = spawnSync(
      process.execPath,
      [LAUNCHER, 'lint', '--no-shellcheck', '--no-config', '--format', 'json', ...args],
      { encoding: 'utf8', maxBuffer: 1 << 28 },
    );
    if (status !== 0 && status !== 1) throw new Error(stderr);
    return performance.now() - start;
  });
}
