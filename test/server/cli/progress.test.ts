import assert from 'node:assert/strict';
import { Progress } from '../../../server/cli/lint/progress.ts';

/** What is shown while `steps` files take as many milliseconds each as they say. */
function shown(steps: readonly number[]): readonly string[] {
  const lines: string[] = [];
  let now = 0;
  const progress = new Progress(
    (line) => lines.push(line),
    steps.length,
    () => now,
  );
  for (const step of steps) {
    now += step;
    progress.step();
  }
  progress.end();
  return lines;
}

describe('Progress', () => {
  it('is not shown on short runs', () => {
    assert.deepEqual(shown([300, 300, 300]), []);
  });

  it('is shown from a second on, ten times a second at most, and then taken away', () => {
    assert.deepEqual(shown([500, 500, 50, 50, 50, 900]), [
      'Linting: 2 of 6 files',
      'Linting: 4 of 6 files',
      'Linting: 6 of 6 files',
      '',
    ]);
  });

  it('is shown to nobody where nobody looks on', () => {
    const progress = new Progress(undefined, 1);
    progress.step();
    progress.end();
  });
});
