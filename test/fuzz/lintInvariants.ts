import type { LintConfig } from '../../server/lint/config.ts';
import { fixAll, type Linted } from '../../server/lint/fixAll.ts';
import { applyEdits } from '../../server/lint/fixes.ts';
import type { InstructionMemory } from '../../server/lint/instructionMemory.ts';
import { Linter } from '../../server/lint/linter.ts';
import { analyze } from '../../server/model/analyze.ts';
import { rules } from '../../server/rules/index.generated.ts';
import type { Finding, Fix, TextEdit } from '../../server/rules/rule.ts';
import type { Span } from '../../server/syntax/nodes.ts';
import { parse } from '../../server/syntax/parse.ts';
import type { DocumentVersion } from '../../server/workspace/documents.ts';

/** Every rule is on, also those that are not unless somebody asks. */
const CONFIG: LintConfig = {
  severities: new Map(
    rules.filter(({ severity }) => severity === 'off').map(({ code }) => [code, 'info' as const]),
  ),
  options: {
    trustedRegistries: ['docker.io', '*.example.com'],
    labelSchema: new Map([
      ['a', 'text'],
      ['b', 'url'],
      ['c', 'semver'],
      ['d', 'email'],
      ['e', 'hash'],
      ['f', 'rfc3339'],
      ['g', 'spdx'],
    ]),
    strictLabels: true,
  },
};

/** What must hold of all findings and fixes in `text`; the first thing that doesn't. */
export async function firstLintFailure(text: string): Promise<string | undefined> {
  try {
    const linted = lint(text);
    for (const finding of linted.findings) checkFinding(finding, text);
    const fixed = await fixedText(text);
    if (text.includes('\n') && !text.includes('\r')) await checkWindows(text, linted, fixed);
    return undefined;
  } catch (error) {
    if (error instanceof Broken) return error.message;
    throw error;
  }
}

/** Lints `text` with all rules. Throws what a rule throws. */
export function lint(text: string): Linted {
  const model = analyze(parse(text));
  return { model, findings: linter.lint(model, CONFIG) };
}

/** Lints a version of a document with what earlier ones left behind. */
export function lintVersion(
  { model, shells }: DocumentVersion,
  memory: InstructionMemory | undefined,
): readonly Finding[] {
  return linter.lint(model, CONFIG, { shells, ...(memory && { memory }) });
}

const linter = new Linter(rules, {
  info() {},
  error(message, cause) {
    throw new Error(message, { cause });
  },
});

/** Some of these are mended themselves. */
const FOR_TOOLS = /^(?:hadolint|longshore|check|escape|syntax)\b/i;

class Broken extends Error {}

function demand(condition: boolean, what: string): void {
  if (!condition) throw new Broken(what);
}

function checkFinding(finding: Finding, text: string): void {
  const { code, message, focus, fixes } = finding;
  const where = (span: Span): string => `${code} at ${span.start}-${span.end}`;
  demand(isInside(finding, text), `${where(finding)} lies outside the text`);
  demand(focus === undefined || isInside(focus, text), `${where(finding)}: focus outside the text`);
  demand(message !== '' && !message.includes('[object '), `${where(finding)}: "${message}"`);
  for (const fix of fixes) checkFix(fix, text, finding);
}

function checkFix({ title, edits }: Fix, text: string, { code, start, end }: Finding): void {
  const where = `${code} at ${start}-${end}`;
  const inOrder = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  inOrder.forEach((edit, n) => {
    demand(isInside(edit, text), `${where}: "${title}" edits outside the text`);
    demand(edit.end <= (inOrder[n + 1]?.start ?? text.length), `${where}: "${title}" overlaps`);
  });
}

function problemsIn(text: string): number {
  return parse(text).problems.length;
}

/** `text` after "fix all", which must come to an end and leave no more problems of syntax. */
async function fixedText(text: string): Promise<string> {
  const { change, findings } = await fixAll(text, async (one) => lint(one));
  const { after } = change;
  const shown = JSON.stringify(after);
  demand(problemsIn(after) <= problemsIn(text), `Fixed, less of it parses: ${shown}`);
  demand(applyEdits(text, change.edits) === after, `The edits do not tell the change: ${shown}`);
  for (const comment of parse(text).comments) {
    if (FOR_TOOLS.test(comment.text)) continue;
    demand(after.includes(comment.text), `Fixed, the comment "${comment.text}" is gone: ${shown}`);
  }
  const again = await fixAll(after, async (one) => lint(one));
  demand(again.change.after === after, `Fixes of ${codesOf(findings)} come to no end: ${shown}`);
  return after;
}

function codesOf(findings: readonly Finding[]): string {
  return [...new Set(findings.map(({ code }) => code))].join(', ');
}

/** With other line ends, the same is found at the same places, and mended in the same way. */
async function checkWindows(
  text: string,
  { model, findings }: Linted,
  fixed: string,
): Promise<void> {
  const other = windows(text);
  const linted = lint(other);
  const shown = (one: Linted) =>
    one.findings.map((finding) => {
      const { line, character } = one.model.lines.positionAt(finding.start);
      const end = one.model.lines.positionAt(finding.end);
      const place = `${line}:${character}-${end.line}:${end.character}`;
      return `${place} ${finding.code} ${finding.message.replaceAll('\r\n', '\n')}`;
    });
  const expected = shown({ model, findings });
  const actual = shown(linted);
  const at = expected.findIndex((finding, n) => finding !== actual[n]);
  demand(
    at < 0 && actual.length === expected.length,
    `With CRLF: ${actual[Math.max(at, 0)]} instead of ${expected[at] ?? 'nothing'}`,
  );
  const otherFixed = await fixedText(other);
  demand(
    otherFixed === windows(fixed),
    `With CRLF fixed to ${JSON.stringify(otherFixed)} instead of ${JSON.stringify(windows(fixed))}`,
  );
}

function windows(text: string): string {
  return text.replaceAll('\n', '\r\n');
}

function isInside({ start, end }: Span | TextEdit, text: string): boolean {
  return 0 <= start && start <= end && end <= text.length;
}
