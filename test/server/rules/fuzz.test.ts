import assert from 'node:assert/strict';
import { fuzzLint } from '../../fuzz/lintFuzz.ts';

describe('All rules', () => {
  it('lint and fix 2,000 Dockerfiles, all examples and mutants of them', async function () {
    this.timeout(60_000);
    const { texts, failures } = await fuzzLint(2_000, 1);
    assert.deepEqual(failures, []);
    assert.equal(texts, 2_000);
  });
});
