import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Bench, median, milliseconds } from './bench.ts';
import { ordinary, variableHeavy } from './documents.ts';

const LAUNCHER = fileURLToPath(new URL('../../server/bin/longshore.js', import.meta.url));
const COUNT = 1_000;

export const bench: Bench = {
  title: 'Command line',
  note: `longshore lint of ${COUNT} different files of 20 to 60 lines, start-up included; median of 5 runs`,
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'longshore-bench-'));
    try {
      const files = Array.from({ length: COUNT }, (_, n) => {
        const lines = 20 + (n % 41);
        const text = n % 2 === 0 ? ordinary(lines) : variableHeavy(lines);
        const file = join(folder, `${n}.Dockerfile`);
        writeFileSync(file, `# file ${n}\n${text}`);
        return file;
      });
      const all = median(times(files, 5));
      const one = median(times(files.slice(0, 1), 5));
      return {
        columns: ['run', 'time', 'a file'],
        rows: [
          { name: `${COUNT} files`, figures: [milliseconds(all), milliseconds(all / COUNT)] },
          { name: '1 file', figures: [milliseconds(one), milliseconds(one)] },
        ],
      };
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

function times(files: readonly string[], runs: number): number[] {
  return Array.from({ length: runs }, () => {
    const start = performance.now();
    const { status, stderr } = spawnSync(
      process.execPath,
      [LAUNCHER, 'lint', '--format', 'json', ...files],
      { encoding: 'utf8', maxBuffer: 1 << 28 },
    );
    if (status !== 0 && status !== 1) throw new Error(stderr);
    return performance.now() - start;
  });
}
