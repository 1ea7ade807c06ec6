import { fixKind } from '../../lint/exampleFixes.ts';
import { ruleUrl } from '../../report/ruleUrl.ts';
import type { Rule } from '../../rules/rule.ts';
import { readRanges } from '../../rules/support/marks.ts';

/** `rule`, one of `rules`, as data for scripts: its fields never change, new ones may come. */
export function plainRule(rule: Rule, rules: readonly Rule[]): object {
  const { code, aliases = [], name, category, severity, summary, why, sources, examples } = rule;
  return {
    code,
    aliases,
    name,
    category,
    severity,
    summary,
    why: why.trim(),
    fix: fixKind(rule, rules) ?? 'none',
    url: ruleUrl(code),
    sources,
    examples: {
      bad: examples.bad.map(({ text, messages, fixed }) => ({
        text: readRanges(text).text,
        messages,
        ...(fixed !== undefined && { fixed }),
      })),
      good: examples.good.map(({ text }) => text),
    },
  };
}
