import type { Rule, Severity } from '../rules/rule.ts';
import { Fingerprints } from './fingerprints.ts';
import { portablePath } from './portablePath.ts';
import { type FileReport, lastLine } from './report.ts';
import { ruleOf } from './ruleOf.ts';
import { ruleUrl } from './ruleUrl.ts';

/** @see https://github.com/codeclimate/platform/blob/master/spec/analyzers/SPEC.md#issues */
export interface CodeClimateIssue {
  readonly type: 'issue';
  readonly check_name: string;
  readonly description: string;
  readonly content: { readonly body: string };
  readonly categories: readonly string[];
  readonly location: {
    readonly path: string;
    readonly lines: { readonly begin: number; readonly end: number };
  };
  readonly severity: string;
  readonly fingerprint: string;
}

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'critical',
  warning: 'major',
  info: 'minor',
  hint: 'info',
};

const CATEGORIES: Readonly<Record<Rule['category'], string>> = {
  syntax: 'Bug Risk',
  correctness: 'Bug Risk',
  reproducibility: 'Compatibility',
  security: 'Security',
  size: 'Performance',
  maintainability: 'Clarity',
  style: 'Style',
};

/** All findings as Code Climate's issues, in order. */
export function codeClimateIssues(
  reports: readonly FileReport[],
  rules: readonly Rule[],
): readonly CodeClimateIssue[] {
  const fingerprints = new Fingerprints();
  return reports.flatMap((report) =>
    report.findings.map((finding) => {
      const rule = ruleOf(finding.code, rules);
      const why = rule === undefined ? '' : `${rule.why.trim()}\n\n`;
      return {
        type: 'issue',
        check_name: finding.code,
        description: finding.message,
        content: { body: `${why}${ruleUrl(rule?.code ?? finding.code)}` },
        categories: [CATEGORIES[rule?.category ?? 'correctness']],
        location: {
          path: portablePath(report.file),
          lines: { begin: finding.line, end: lastLine(finding) },
        },
        severity: SEVERITIES[finding.severity],
        fingerprint: fingerprints.of(report, finding),
      };
    }),
  );
}
