import assert from 'node:assert/strict';
import { fuzzFormatting } from '../../../fuzz/formatting.ts';

describe('formatting', () => {
  it('changes nothing that BuildKit reads in 3,000 Dockerfiles, and is done in one go', function () {
    this.timeout(60_000);
    const { texts, failures } = fuzzFormatting(3_000, 1);
    assert.deepEqual(failures, []);
    assert.equal(texts, 3_000);
  });
});
