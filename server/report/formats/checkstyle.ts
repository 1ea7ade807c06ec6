import type { Severity } from '../../rules/rule.ts';
import type { FileReport, ReportFormat } from '../report.ts';
import { escapeXml } from '../xml.ts';

/** Checkstyle knows ignore, info, warning and error. */
const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'info',
  hint: 'info',
};

/** @see https://checkstyle.org/apidocs/com/puppycrawl/tools/checkstyle/XMLLogger.html */
export const format: ReportFormat = {
  name: 'checkstyle',
  summary: 'XML as Checkstyle writes it',
  print(reports) {
    return `<?xml version="1.0" encoding="UTF-8"?>
<checkstyle version="4.3">
${reports.map(fileOf).join('')}</checkstyle>
`;
  },
};

function fileOf({ file, findings }: FileReport): string {
  const errors = findings.map(
    ({ line, column, severity, message, code }) =>
      `    <error line="${line}" column="${column}" severity="${SEVERITIES[severity]}" message="${escapeXml(message)}" source="${escapeXml(code)}"/>\n`,
  );
  return `  <file name="${escapeXml(file)}">\n${errors.join('')}  </file>\n`;
}
