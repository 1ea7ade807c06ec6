import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import { ruleUrl } from '../report/ruleUrl.ts';
import { rules } from '../rules/index.generated.ts';
import type { Finding, FindingTag, Severity } from '../rules/rule.ts';
import type { LineMap } from '../syntax/lineMap.ts';
import type { Client } from './client.ts';
import { toRange } from './convert.ts';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const TAGS: Readonly<Record<FindingTag, DiagnosticTag>> = {
  unnecessary: DiagnosticTag.Unnecessary,
  deprecated: DiagnosticTag.Deprecated,
};

/** A rule has one page, whatever code it is called by. */
const PAGE_OF: ReadonlyMap<string, string> = new Map(
  rules.flatMap(({ code, aliases = [] }) => [code, ...aliases].map((name) => [name, code])),
);

/** The page that explains a code; `undefined` when nobody has one. */
export function pageOf(code: string): string | undefined {
  const own = PAGE_OF.get(code);
  return own === undefined && !/^SC\d+$/.test(code) ? undefined : ruleUrl(own ?? code);
}

/** A finding as `client` can show it. Its fixes are asked for singly: here they would be a burden. */
export function toDiagnostic(lines: LineMap, finding: Finding, client: Client): Diagnostic {
  const { code, severity, message, tags } = finding;
  const diagnostic: Diagnostic = {
    range: toRange(lines, finding.focus ?? finding),
    severity: SEVERITIES[severity],
    code,
    source: 'longshore',
    message,
  };
  if (client.codePages) diagnostic.codeDescription = { href: ruleUrl(PAGE_OF.get(code) ?? code) };
  if (client.diagnosticTags && tags.length > 0) diagnostic.tags = tags.map((tag) => TAGS[tag]);
  return diagnostic;
}
