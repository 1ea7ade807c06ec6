import assert from 'node:assert/strict';
import { fuzz } from '../../fuzz/fuzz.ts';

describe('parse and analyze', () => {
  it('read 20,000 mutated Dockerfiles, each alone and as an edit', function () {
    this.timeout(60_000);
    const { texts, failures } = fuzz(20_000, 1);
    assert.deepEqual(failures, []);
    assert.equal(texts, 20_000);
  });
});
