import assert from 'node:assert/strict';
import type { LintConfig } from '../../../server/lint/config.ts';
import { Linter } from '../../../server/lint/linter.ts';
import { analyze } from '../../../server/model/analyze.ts';
import { defineRule, type Rule } from '../../../server/rules/rule.ts';
import { parse } from '../../../server/syntax/parse.ts';

/** Reports the FROM under one code, and the RUN under both. */
function twoCodes(severity: Rule['severity']): Rule {
  return defineRule({
    code: 'DL1',
    aliases: ['CheckOne'],
    name: 'two-codes',
    category: 'style',
    severity,
    summary: 'Anything',
    why: 'It may.',
    sources: [],
    messages: { any: 'Anything' },
    examples: { bad: [{ text: '', messages: [] }], good: [{ text: '' }] },
    create: ({ report }) => ({
      on: {
        FROM: ({ keyword }) => report({ at: keyword, message: 'any', codes: ['CheckOne'] }),
        RUN: ({ keyword }) => report({ at: keyword, message: 'any' }),
      },
    }),
  });
}

/** `CODE severity` of what is found in a FROM and a RUN. */
function findings(config: Partial<LintConfig>, severity: Rule['severity'] = 'warning') {
  const log = { info: () => {}, error: (message: string) => assert.fail(message) };
  const model = analyze(parse('FROM a\nRUN true\n'));
  const whole = { severities: new Map(), options: {}, ...config };
  return new Linter([twoCodes(severity)], log)
    .lint(model, whole)
    .map((finding) => `${finding.code} ${finding.severity}`);
}

describe('severities', () => {
  it('are the rule’s own unless configured', () => {
    assert.deepEqual(findings({}), ['CheckOne warning', 'DL1 warning']);
    assert.deepEqual(findings({}, 'off'), []);
  });

  it('are those of the codes that a finding has', () => {
    const severities = new Map([['DL1', 'error']] as const);
    assert.deepEqual(findings({ severities }), ['CheckOne warning', 'DL1 error']);
    assert.deepEqual(findings({ severities }, 'off'), ['DL1 error']);
  });

  it('are off as soon as one of a finding’s codes is', () => {
    assert.deepEqual(findings({ severities: new Map([['DL1', 'off']]) }), ['CheckOne warning']);
    const both = new Map([
      ['DL1', 'error'],
      ['CheckOne', 'off'],
    ] as const);
    assert.deepEqual(findings({ severities: both }), []);
  });

  it('may be given to a category, but for rules that are off and for single codes', () => {
    const categories = new Map([['style', 'info']] as const);
    const severities = new Map([['DL1', 'error']] as const);
    assert.deepEqual(findings({ categories }), ['CheckOne info', 'DL1 info']);
    assert.deepEqual(findings({ categories }, 'off'), []);
    assert.deepEqual(findings({ categories, severities }), ['CheckOne info', 'DL1 error']);
    assert.deepEqual(findings({ categories: new Map([['style', 'off']]) }), []);
    assert.deepEqual(findings({ categories: new Map([['size', 'off']]) }), [
      'CheckOne warning',
      'DL1 warning',
    ]);
  });
});
