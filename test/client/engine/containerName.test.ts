import assert from 'node:assert/strict';
import { containerNameProblem } from '../../../client/engine/containers/name.ts';

const PROBLEMS: readonly (readonly [string, RegExp | undefined])[] = [
  ['web', undefined],
  ['a1', undefined],
  ['Web_1.b-c', undefined],
  ['', /^A container needs a name$/],
  ['a', /at least two characters$/],
  ['_web', /^A name begins with/],
  ['my web', /^" " cannot be in a name/],
  ['web/db', /^"\/" cannot be in a name/],
  ['wéb', /^"é" cannot be in a name/],
];

describe('the name of a container', () => {
  for (const [name, expected] of PROBLEMS) {
    it(`"${name}"`, () => {
      const problem = containerNameProblem(name);
      if (expected === undefined) {
        assert.equal(problem, undefined);
      } else {
        assert.match(problem ?? '', expected);
      }
    });
  }
});
