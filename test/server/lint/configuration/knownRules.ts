import type { Rule } from '../../../../server/rules/rule.ts';

/** Rules of which only the codes count. */
export const knownRules: readonly Rule[] = [
  ...['DL3000', 'DL3001', 'DL3002', 'DL3003', 'DL3006', 'DL3007', 'DL3008', 'DL3009'].map((code) =>
    named(code),
  ),
  named('DL3025', ['JSONArgsRecommended']),
  named('DL4000', ['MaintainerDeprecated']),
  named('StageNameCasing'),
];

function named(code: string, aliases: readonly string[] = []): Rule {
  return {
    code,
    aliases,
    name: 'any-rule',
    category: 'style',
    severity: 'warning',
    summary: `What ${code} finds`,
    why: 'It may.',
    sources: [],
    messages: {},
    examples: { bad: [{ text: '', messages: [] }], good: [{ text: '' }] },
    create: () => ({}),
  };
}
