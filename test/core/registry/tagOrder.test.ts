import assert from 'node:assert/strict';
import { newestFirst } from '../../../core/registry/tagOrder.ts';

describe('Tags sorted for people', () => {
  const cases: readonly [what: string, sorted: string][] = [
    ['versions from the highest down', 'latest 22 22.10 22.9 22.9.1 9 9.1 alpine slim'],
    ['releases before candidates', '3.14 3.14.0 3.14.0-slim 3.14.0rc2 3.14.0a1 3.13'],
    ['the plain one before its variants', '22 22-slim 22-alpine 22-alpine3.22'],
    ['a letter in front', 'v2.0 v1.9'],
    ['dates and hashes after versions', '1.0 20250101 abcdef'],
  ];
  for (const [what, sorted] of cases) {
    it(what, () => {
      const tags = sorted.split(' ');
      assert.equal(newestFirst([...tags].sort()).join(' '), sorted);
    });
  }
});
