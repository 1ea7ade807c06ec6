import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { rules } from '../../../server/rules/index.generated.ts';
import { refusals } from './tester.ts';

const files = readdirSync(new URL('../../../server/rules/', import.meta.url)).filter((file) =>
  /^[A-Z]\w+\.ts$/.test(file),
);

describe('rules', () => {
  it('has every rule in the index', () => {
    assert.deepEqual(
      rules.map(({ code }) => `${code}.ts`),
      files.sort(),
    );
  });

  it('knows each problem by one code', () => {
    const codes = rules.flatMap(({ code, aliases }) => [code, ...(aliases ?? [])]);
    assert.deepEqual(codes, [...new Set(codes)]);
  });

  for (const rule of rules) {
    it(`${rule.code} does what its examples show`, () => {
      assert.deepEqual(refusals(rule, `${rule.code}.ts`), []);
    });
  }
});
