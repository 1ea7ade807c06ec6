import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import { isSafe } from '../lint/fixes.ts';
import { ruleUrl } from '../report/ruleUrl.ts';
import { rules } from '../rules/index.generated.ts';
import type { Finding, FindingTag, Severity } from '../rules/rule.ts';
import type { LineMap } from '../syntax/lineMap.ts';
import { toRange, toTextEdit } from './convert.ts';

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

/** A finding as editors show it. `data` holds its fixes, so that any client can make them. */
export function toDiagnostic(lines: LineMap, finding: Finding): Diagnostic {
  const { code, severity, message, tags, fixes } = finding;
  return {
    range: toRange(lines, finding.focus ?? finding),
    severity: SEVERITIES[severity],
    code,
    codeDescription: { href: ruleUrl(PAGE_OF.get(code) ?? code) },
    source: 'longshore',
    message,
    ...(tags.length === 0 ? {} : { tags: tags.map((tag) => TAGS[tag]) }),
    data: {
      aliases: finding.aliases,
      fixes: fixes.map((fix) => ({
        title: fix.title,
        safe: isSafe(fix),
        edits: fix.edits.map((edit) => toTextEdit(lines, edit)),
      })),
    },
  };
}
