import type { Rule, Severity } from '../../rules/rule.ts';
import { Fingerprints } from '../fingerprints.ts';
import { portablePath } from '../portablePath.ts';
import type {
  FileReport,
  Place,
  ReportContext,
  ReportedFinding,
  ReportedFix,
  ReportFormat,
} from '../report.ts';
import { ruleOf } from '../ruleOf.ts';
import { ruleUrl } from '../ruleUrl.ts';

const LEVELS: Readonly<Record<Severity | 'off', string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
  off: 'none',
};

/** @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export const format: ReportFormat = {
  name: 'sarif',
  summary: 'SARIF 2.1.0, for code scanning',
  needsEdits: true,
  print(reports, context) {
    const codes = [
      ...new Set(reports.flatMap(({ findings }) => findings.map(({ code }) => code))),
    ].sort();
    const fingerprints = new Fingerprints();
    const log = {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'Longshore',
              version: context.version,
              informationUri: 'https://github.com/longshore/longshore',
              rules: codes.map((code) => descriptor(code, context)),
            },
          },
          columnKind: 'utf16CodeUnits',
          results: reports.flatMap((report) =>
            report.findings.map((finding) => ({
              ...result(report, finding, codes),
              partialFingerprints: { 'longshore/v1': fingerprints.of(report, finding) },
            })),
          ),
        },
      ],
    };
    return `${JSON.stringify(log, undefined, 2)}\n`;
  },
};

function descriptor(code: string, { rules }: ReportContext): object {
  const rule = ruleOf(code, rules);
  if (rule === undefined) return { id: code, helpUri: ruleUrl(code) };
  return {
    id: code,
    name: pascalCase(rule.name),
    shortDescription: { text: `${rule.summary}.` },
    fullDescription: { text: firstParagraph(rule.why) },
    help: { text: rule.why.trim(), markdown: rule.why.trim() },
    helpUri: ruleUrl(rule.code),
    defaultConfiguration: { level: LEVELS[rule.severity] },
    properties: { tags: tagsOf(rule) },
  };
}

/** Code scanning shows no more than 1,024 characters of it. */
function firstParagraph(text: string): string {
  return text.trim().split(/\n{2,}/, 1)[0] ?? '';
}

function tagsOf({ category, code, aliases = [] }: Rule): readonly string[] {
  return [category, code, ...aliases];
}

/** `add-for-local-files` becomes `AddForLocalFiles`. */
function pascalCase(name: string): string {
  return name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function result(report: FileReport, finding: ReportedFinding, codes: readonly string[]): object {
  const { code, severity, message } = finding;
  const fixes = finding.fixes.filter(({ edits }) => edits.length > 0);
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: LEVELS[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: { artifactLocation: artifact(report.file), region: region(finding) },
      },
    ],
    ...(fixes.length > 0 && { fixes: fixes.map((fix) => sarifFix(report.file, fix)) }),
  };
}

function sarifFix(file: string, { title, edits }: ReportedFix): object {
  return {
    description: { text: title },
    artifactChanges: [
      {
        artifactLocation: artifact(file),
        replacements: edits.map((edit) => ({
          deletedRegion: region(edit),
          insertedContent: { text: edit.newText },
        })),
      },
    ],
  };
}

/** An absolute path is a `file:` URI, a relative one is relative to the folder of the run. */
function artifact(file: string): { readonly uri: string } {
  const path = portablePath(file);
  const uri = path
    .split('/')
    .map((part) => encodeURIComponent(part))
    .join('/');
  if (path.startsWith('/')) return { uri: `file://${uri}` };
  if (/^[A-Za-z]:\//.test(path)) return { uri: `file:///${uri.replace('%3A', ':')}` };
  return { uri };
}

function region({ line, column, endLine, endColumn }: Place): object {
  return { startLine: line, startColumn: column, endLine, endColumn };
}
