import { analyze } from '../model/analyze.ts';
import type { BadExample, Finding, Fix, Rule } from '../rules/rule.ts';
import { readRanges } from '../rules/support/marks.ts';
import { parse } from '../syntax/parse.ts';
import { exampleContext } from '../workspace/buildContext/exampleContext.ts';
import { isSafe } from './fixes.ts';
import { Linter } from './linter.ts';

/** One of each kind of fix that the examples of `rule`, one of `rules`, show; safe ones first. */
export function exampleFixes(rule: Rule, rules: readonly Rule[]): readonly Fix[] {
  const found = new Map<string, Fix>();
  for (const example of rule.examples.bad) {
    for (const { fixes } of findings(rule, rules, example)) {
      // Titles that quote their text differ only there.
      for (const fix of fixes) found.set(`${fix.title} ${fix.mayChange}`, fix);
    }
  }
  return [...found.values()].sort((a, b) => Number(isSafe(b)) - Number(isSafe(a)));
}

/** `safe`: "fix all" makes it. `suggested`: it is offered singly. */
export type FixKind = 'safe' | 'suggested';

/** The best that `rule` has to offer; `undefined` when it has no fix. */
export function fixKind(rule: Rule, rules: readonly Rule[]): FixKind | undefined {
  const fixes = exampleFixes(rule, rules);
  if (fixes.length === 0) return undefined;
  return fixes.some(isSafe) ? 'safe' : 'suggested';
}

function findings(
  rule: Rule,
  rules: readonly Rule[],
  { text, options = {}, context }: BadExample,
): readonly Finding[] {
  const log = {
    info() {},
    error(message: string, cause: unknown) {
      throw new Error(message, { cause });
    },
  };
  const severities = new Map([[rule.code, 'warning' as const]]);
  const model = analyze(parse(readRanges(text).text));
  const surroundings = { context: exampleContext(context, model) };
  const asked = rule.judgesOthers ? rules : [rule];
  return new Linter(asked, log)
    .lint(model, { severities, options }, surroundings)
    .filter(({ code }) => !rule.judgesOthers || code === rule.code);
}
