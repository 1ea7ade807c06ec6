import assert from 'node:assert/strict';
import { ago } from '../../../client/tree/markdown.ts';

const SECOND = 1_000;
const DAY = 86_400 * SECOND;

const CASES: readonly (readonly [number, string])[] = [
  [-5 * SECOND, 'just now'],
  [59 * SECOND, 'just now'],
  [60 * SECOND, '1 minute ago'],
  [7_199 * SECOND, '1 hour ago'],
  [3 * DAY, '3 days ago'],
  [8 * DAY, '1 week ago'],
  [70 * DAY, '2 months ago'],
  [800 * DAY, '2 years ago'],
];

describe('how long ago something was', () => {
  for (const [age, expected] of CASES) {
    it(expected, () => assert.equal(ago(1e12 - age, 1e12), expected));
  }
});
