import type { Severity } from '../../rules/rule.ts';
import { count } from '../count.ts';
import { fixedSummary } from '../fixedSummary.ts';
import { type FileReport, isFixable, type ReportFormat } from '../report.ts';
import { Style } from '../style.ts';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** `file:line:column severity CODE message`, in columns, and a line that counts. */
export const format: ReportFormat = {
  name: 'text',
  summary: 'A line a finding, for people (the default)',
  print(reports, { colour }) {
    const style = new Style(colour);
    const rows = reports.flatMap(rowsOf);
    const width = (of: (row: Row) => string) =>
      rows.reduce((widest, row) => Math.max(widest, of(row).length), 0);
    const placeWidth = width(({ place }) => place);
    const severityWidth = width(({ severity }) => severity);
    const codeWidth = width(({ code }) => code);
    const lines = rows.map(({ place, severity, code, message }) => {
      const word = style.severity(severity.padEnd(severityWidth), severity);
      const shownCode = style.bold(code.padEnd(codeWidth));
      return `${place.padEnd(placeWidth)}  ${word}  ${shownCode}  ${message}\n`;
    });
    const gap = lines.length > 0 ? '\n' : '';
    const fixed = fixedSummary(reports);
    return `${lines.join('')}${gap}${fixed === undefined ? '' : `${fixed}\n`}${summary(reports, rows)}\n`;
  },
};

interface Row {
  readonly place: string;
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly fixable: boolean;
}

function rowsOf(report: FileReport): readonly Row[] {
  return report.findings.map((finding) => {
    const { line, column, severity, code, message } = finding;
    const place = printable(`${report.file}:${line}:${column}`);
    return { place, severity, code, message: printable(message), fixable: isFixable(finding) };
  });
}

/** A terminal obeys what a Dockerfile or a file's name may hold: it is shown how it is written. */
function printable(text: string): string {
  return text.replace(CONTROL, (char) => {
    const code = char.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${code}`;
  });
}

/** What is no letter, and what turns the direction of writing. */
const CONTROL = /\p{Cc}|\p{Bidi_Control}/gu;

/** "2 problems in 1 of 3 files: 1 error, 1 warning; --fix mends 1". */
function summary(reports: readonly FileReport[], rows: readonly Row[]): string {
  const files = count(reports.length, 'file');
  if (rows.length === 0) return `No problems in ${files}`;
  const touched = reports.filter(({ findings }) => findings.length > 0).length;
  const kinds = SEVERITIES.flatMap((severity) => {
    const number = rows.filter((row) => row.severity === severity).length;
    return number === 0 ? [] : [count(number, severity)];
  });
  const where = touched === reports.length ? files : `${touched} of ${files}`;
  const fixable = rows.filter((row) => row.fixable).length;
  const mend = fixable === 0 ? '' : `; --fix mends ${fixable}`;
  return `${count(rows.length, 'problem')} in ${where}: ${kinds.join(', ')}${mend}`;
}
