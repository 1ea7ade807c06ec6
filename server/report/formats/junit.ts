import type { FileReport, ReportedFinding, ReportFormat } from '../report.ts';
import { escapeXml } from '../xml.ts';

/**
 * A suite a file, a failed test a finding; a file without findings is one test that passes.
 *
 * @see https://github.com/testmoapp/junitxml
 */
export const format: ReportFormat = {
  name: 'junit',
  summary: 'XML as test runners write it',
  print(reports) {
    const failures = reports.reduce((sum, { findings }) => sum + findings.length, 0);
    const tests = reports.reduce((sum, { findings }) => sum + Math.max(findings.length, 1), 0);
    return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="longshore" tests="${tests}" failures="${failures}" errors="0">
${reports.map(suiteOf).join('')}</testsuites>
`;
  },
};

function suiteOf({ file, findings }: FileReport): string {
  const name = escapeXml(file);
  const cases =
    findings.length === 0
      ? [`    <testcase name="No problems" classname="${name}"/>\n`]
      : findings.map((finding) => caseOf(name, finding));
  return `  <testsuite name="${name}" tests="${cases.length}" failures="${findings.length}" errors="0">
${cases.join('')}  </testsuite>
`;
}

function caseOf(name: string, { code, line, column, severity, message }: ReportedFinding): string {
  const at = `${name}:${line}:${column}`;
  const text = escapeXml(message);
  return `    <testcase name="${escapeXml(code)} at ${line}:${column}" classname="${name}">
      <failure message="${text}" type="${severity}">${at} ${severity} ${escapeXml(code)} ${text}</failure>
    </testcase>
`;
}
