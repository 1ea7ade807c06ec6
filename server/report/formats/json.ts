import { isFixable, type ReportFormat } from '../report.ts';

/** The format scripts rely on: its fields never change, new ones may come. */
export const format: ReportFormat = {
  name: 'json',
  summary: 'One array of all findings, for scripts',
  print(reports) {
    const rows = reports.flatMap(({ file, findings }) =>
      findings.map((finding) => ({
        file,
        line: finding.line,
        column: finding.column,
        endLine: finding.endLine,
        endColumn: finding.endColumn,
        code: finding.code,
        aliases: finding.aliases,
        severity: finding.severity,
        message: finding.message,
        fixable: isFixable(finding),
      })),
    );
    return `${JSON.stringify(rows, undefined, 2)}\n`;
  },
};
