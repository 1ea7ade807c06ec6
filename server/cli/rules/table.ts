import { fixKind } from '../../lint/exampleFixes.ts';
import type { Style } from '../../report/style.ts';
import type { Rule } from '../../rules/rule.ts';

/** One line a rule. */
export function rulesTable(rules: readonly Rule[], style: Style): string {
  const rows = rules.map((rule) => ({ rule, fix: fixKind(rule, rules) ?? '-' }));
  const codeWidth = Math.max(4, ...rules.map(({ code }) => code.length));
  const line = (code: string, severity: string, fix: string, summary: string): string =>
    `${code}  ${severity}  ${fix}  ${summary}\n`;
  const head = line('Code'.padEnd(codeWidth), 'Severity', 'Fix      ', 'Finds');
  const lines = rows.map(({ rule, fix }) =>
    line(
      style.bold(rule.code.padEnd(codeWidth)),
      style.severity(rule.severity.padEnd(8), rule.severity),
      fix.padEnd(9),
      rule.summary,
    ),
  );
  return `${style.bold(head.trimEnd())}\n${lines.join('')}
${rules.length} rules. "longshore rules CODE" explains one. Fixes that are safe are made by
"longshore lint --fix"; suggested ones may change the image and are offered in editors.
`;
}
