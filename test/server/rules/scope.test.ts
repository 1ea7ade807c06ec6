import assert from 'node:assert/strict';
import { rules } from '../../../server/rules/index.generated.ts';
import type { Rule, RuleOptions } from '../../../server/rules/rule.ts';
import { readRanges } from '../../../server/rules/support/marks.ts';
import { seeds } from '../../fuzz/seeds.ts';
import { entanglement } from './isolation.ts';

const EVERYTHING: RuleOptions = {
  trustedRegistries: ['docker.io'],
  labelSchema: new Map([['a', 'url']]),
  strictLabels: true,
};

/** What is written for all rules: each must leave the others' texts alone in the same way. */
const texts: readonly string[] = [
  ...seeds,
  ...rules.map((rule) => examplesOf(rule)[0]?.text ?? ''),
];

describe('rules whose scope is an instruction', () => {
  for (const rule of rules.filter(({ scope }) => scope === 'instruction')) {
    it(`${rule.code} looks at nothing else`, () => {
      const tried = [...examplesOf(rule), ...texts.map((text) => ({ text, options: EVERYTHING }))];
      for (const { text, options } of tried) {
        assert.equal(entanglement(rule, text, options), undefined, text);
      }
    });
  }
});

function examplesOf(rule: Rule): readonly { text: string; options: RuleOptions }[] {
  const { bad, good } = rule.examples;
  return [...bad, ...good].map(({ text, options = {} }) => ({
    text: readRanges(text).text,
    options,
  }));
}
