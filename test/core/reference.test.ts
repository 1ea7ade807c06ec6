import assert from 'node:assert/strict';
import { fullName, parseReference, shortName } from '../../core/reference.ts';

const digest = `sha256:${'f'.repeat(64)}`;

/** What is written, the full name, and the shortest one where it isn't what is written. */
const valid: readonly (readonly [text: string, full: string, short?: string])[] = [
  ['node', 'docker.io/library/node'],
  ['node:20', 'docker.io/library/node:20'],
  ['docker.io/node', 'docker.io/library/node', 'node'],
  ['index.docker.io/library/node', 'docker.io/library/node', 'node'],
  ['bitnami/redis', 'docker.io/bitnami/redis'],
  ['localhost/a', 'localhost/a'],
  ['localhost:5000/a/b:1', 'localhost:5000/a/b:1'],
  ['ghcr.io/o/a__b.c-d', 'ghcr.io/o/a__b.c-d'],
  [`node:20@${digest}`, `docker.io/library/node:20@${digest}`],
  ['[::1]:5000/a', '[::1]:5000/a'],
  ['HOST/a', 'HOST/a'],
];

const invalid = [
  '',
  'Node',
  'node:',
  ':20',
  'a//b',
  'a/',
  '-a',
  'a..b',
  'node:-x',
  'node@sha256:ff',
  `node@sha256:${'f'.repeat(63)}`,
  `node@sha256:${'F'.repeat(64)}`,
  `node@md5:${'f'.repeat(32)}`,
  `node:${'t'.repeat(129)}`,
  'f'.repeat(64),
  'a'.repeat(250),
  'a b',
];

describe('parseReference', () => {
  for (const [text, full, short = text] of valid) {
    it(text, () => {
      const reference = parseReference(text);
      assert.ok(reference);
      assert.equal(fullName(reference), full);
      assert.equal(shortName(reference), short);
    });
  }
  for (const text of invalid) {
    it(`refuses ${text.slice(0, 90) || 'nothing'}`, () => {
      assert.equal(parseReference(text), undefined);
    });
  }
});
