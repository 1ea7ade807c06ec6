import type { Rule, Severity } from '../../rules/rule.ts';
import { portablePath } from '../portablePath.ts';
import type { ReportContext, ReportedFinding, ReportFormat } from '../report.ts';
import { ruleOf } from '../ruleOf.ts';
import { ruleUrl } from '../ruleUrl.ts';

const IMPACTS: Readonly<Record<Severity, string>> = {
  error: 'HIGH',
  warning: 'MEDIUM',
  info: 'LOW',
  // Older versions know no less.
  hint: 'LOW',
};

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'CRITICAL',
  warning: 'MAJOR',
  info: 'MINOR',
  hint: 'INFO',
};

interface Kind {
  readonly attribute: string;
  readonly quality: 'MAINTAINABILITY' | 'RELIABILITY' | 'SECURITY';
  readonly type: 'BUG' | 'VULNERABILITY' | 'CODE_SMELL';
}

const KINDS: Readonly<Record<Rule['category'], Kind>> = {
  syntax: { attribute: 'LOGICAL', quality: 'RELIABILITY', type: 'BUG' },
  correctness: { attribute: 'LOGICAL', quality: 'RELIABILITY', type: 'BUG' },
  reproducibility: { attribute: 'COMPLETE', quality: 'RELIABILITY', type: 'CODE_SMELL' },
  security: { attribute: 'TRUSTWORTHY', quality: 'SECURITY', type: 'VULNERABILITY' },
  size: { attribute: 'EFFICIENT', quality: 'MAINTAINABILITY', type: 'CODE_SMELL' },
  maintainability: { attribute: 'CLEAR', quality: 'MAINTAINABILITY', type: 'CODE_SMELL' },
  style: { attribute: 'FORMATTED', quality: 'MAINTAINABILITY', type: 'CODE_SMELL' },
};

/**
 * Generic issues with their rules, as SonarQube 10.3 and newer import them.
 *
 * @see https://docs.sonarsource.com/sonarqube-server/analyzing-source-code/importing-external-issues/generic-issue-import-format/
 */
export const format: ReportFormat = {
  name: 'sonarqube',
  summary: 'Generic issues for SonarQube',
  print(reports, context) {
    // SonarQube rates a rule, not an issue: the first finding speaks for its rule.
    const rules = new Map<string, object>();
    for (const finding of reports.flatMap(({ findings }) => findings)) {
      if (!rules.has(finding.code)) rules.set(finding.code, ruleEntry(finding, context));
    }
    const issues = reports.flatMap(({ file, findings }) =>
      findings.map((finding) => ({
        ruleId: finding.code,
        primaryLocation: {
          message: finding.message,
          filePath: portablePath(file),
          textRange: textRange(finding),
        },
      })),
    );
    return `${JSON.stringify({ rules: [...rules.values()], issues }, undefined, 2)}\n`;
  },
};

function ruleEntry({ code, severity }: ReportedFinding, { rules }: ReportContext): object {
  const rule = ruleOf(code, rules);
  const kind = KINDS[rule?.category ?? 'correctness'];
  return {
    id: code,
    name: rule?.summary ?? `ShellCheck ${code}`,
    description: rule?.why.trim() ?? ruleUrl(code),
    engineId: 'longshore',
    cleanCodeAttribute: kind.attribute,
    type: kind.type,
    severity: SEVERITIES[severity],
    impacts: [{ softwareQuality: kind.quality, severity: IMPACTS[severity] }],
  };
}

/** Columns count from 0 here, and an empty range is refused: then the line alone is named. */
function textRange({ line, column, endLine, endColumn }: ReportedFinding): object {
  if (line === endLine && column === endColumn) return { startLine: line };
  return { startLine: line, endLine, startColumn: column - 1, endColumn: endColumn - 1 };
}
