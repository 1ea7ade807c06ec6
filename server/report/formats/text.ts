import type { Severity } from '../../rules/rule.ts';
import type { FileReport, ReportContext, ReportFormat } from '../report.ts';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** Red, yellow, blue, grey: numbers of the terminal's own colours. */
const COLOURS: Readonly<Record<Severity, number>> = { error: 31, warning: 33, info: 34, hint: 90 };

/** `file:line:column severity CODE message`, in columns, and a line that counts. */
export const format: ReportFormat = {
  name: 'text',
  summary: 'A line a finding, for people (the default)',
  print(reports, context) {
    const rows = reports.flatMap(rowsOf);
    const width = (of: (row: Row) => string) =>
      rows.reduce((widest, row) => Math.max(widest, of(row).length), 0);
    const placeWidth = width(({ place }) => place);
    const severityWidth = width(({ severity }) => severity);
    const codeWidth = width(({ code }) => code);
    const lines = rows.map(({ place, severity, code, message }) => {
      const word = paint(severity, COLOURS[severity], context);
      const gap = ' '.repeat(severityWidth - severity.length);
      const shownCode = paint(code.padEnd(codeWidth), 1, context);
      return `${place.padEnd(placeWidth)}  ${word}${gap}  ${shownCode}  ${message}\n`;
    });
    const gap = lines.length > 0 ? '\n' : '';
    return `${lines.join('')}${gap}${summary(reports, rows)}\n`;
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
    const fixable = finding.fixes.length > 0;
    return { place: `${report.file}:${line}:${column}`, severity, code, message, fixable };
  });
}

/** "2 problems in 1 of 3 files: 1 error, 1 warning; 1 can be fixed". */
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
  const mend = fixable === 0 ? '' : `; ${fixable} can be fixed`;
  return `${count(rows.length, 'problem')} in ${where}: ${kinds.join(', ')}${mend}`;
}

function count(number: number, noun: string): string {
  const plural = number === 1 || noun === 'info' ? noun : `${noun}s`;
  return `${number} ${plural}`;
}

function paint(text: string, style: number, { colour }: ReportContext): string {
  return colour ? `\u001b[${style}m${text}\u001b[0m` : text;
}
