import { mergeFixes, safeFix, safeRound } from '../lint/fixes.ts';
import type { Finding, Fix, TextEdit } from '../rules/rule.ts';
import type { Span } from '../syntax/nodes.ts';

export interface CodeAction {
  readonly title: string;
  readonly kind: 'quickfix' | 'source.fixAll.longshore';
  readonly edits: readonly TextEdit[];
  /** What it mends. */
  readonly findings: readonly Finding[];
  /** The obvious thing to do: one at most for a finding. */
  readonly preferred: boolean;
}

/** What can be done about the findings that touch `span`: each fix, and all of a kind at once. */
export function quickFixes(findings: readonly Finding[], span: Span): readonly CodeAction[] {
  const touched = findings.filter((finding) => touches(finding.focus ?? finding, span));
  const actions = touched.flatMap((finding) => finding.fixes.map((fix) => quickFix(finding, fix)));
  const codes = new Set(touched.map(({ code }) => code));
  for (const code of codes) {
    const action = fixAllOf(findings, code);
    if (action !== undefined) actions.push(action);
  }
  return actions;
}

/** Every safe fix in the document as one action; `undefined` when there is none. */
export function fixAll(findings: readonly Finding[]): CodeAction | undefined {
  const { fixed, edits } = safeRound(findings);
  if (edits.length === 0) return undefined;
  return {
    title: 'Fix all problems that have a safe fix',
    kind: 'source.fixAll.longshore',
    edits,
    findings: fixed,
    preferred: false,
  };
}

function touches(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}

function quickFix(finding: Finding, fix: Fix): CodeAction {
  const { title, mayChange, edits } = fix;
  return {
    title: mayChange === undefined ? title : `${title} (${mayChange})`,
    kind: 'quickfix',
    edits,
    findings: [finding],
    preferred: fix === safeFix(finding),
  };
}

function fixAllOf(findings: readonly Finding[], code: string): CodeAction | undefined {
  const mended = findings.filter((one) => one.code === code && safeFix(one) !== undefined);
  if (mended.length < 2) return undefined;
  return {
    title: `Fix all ${code} problems in this file`,
    kind: 'quickfix',
    edits: mergeFixes(safeFixes(mended)),
    findings: mended,
    preferred: false,
  };
}

function safeFixes(findings: readonly Finding[]): readonly Fix[] {
  return findings.flatMap((finding) => safeFix(finding) ?? []);
}
