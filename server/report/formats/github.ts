import type { Severity } from '../../rules/rule.ts';
import { portablePath } from '../portablePath.ts';
import { lastLine, type ReportFormat } from '../report.ts';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/**
 * Workflow commands: annotations on the lines of a pull request.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export const format: ReportFormat = {
  name: 'github',
  summary: 'Annotations in GitHub Actions',
  print(reports) {
    return reports
      .flatMap(({ file, findings }) =>
        findings.map((finding) => {
          const properties = Object.entries({
            file: portablePath(file),
            line: finding.line,
            endLine: lastLine(finding),
            // Columns are understood within one line only.
            ...(finding.line === finding.endLine && {
              col: finding.column,
              endColumn: finding.endColumn,
            }),
            title: finding.code,
          }).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
          return `::${COMMANDS[finding.severity]} ${properties.join(',')}::${escapeData(finding.message)}\n`;
        }),
      )
      .join('');
  },
};

/** As the runner's own toolkit escapes them. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
