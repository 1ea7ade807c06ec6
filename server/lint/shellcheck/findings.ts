import type { Finding, Fix, Severity, TextEdit } from '../../rules/rule.ts';
import type { SourceText } from '../../shell/sourceText.ts';
import type { Span } from '../../syntax/nodes.ts';
import { applyEdits } from '../fixes.ts';
import type { ShellCheckComment } from './comments.ts';
import { editsOf, type ScriptEdit } from './edits.ts';
import type { Script } from './script.ts';

/** The page about `code`: `SC2086`. */
export function shellCheckPage(code: string): string {
  return `https://www.shellcheck.net/wiki/${code}`;
}

/** A finding whose places are indexes into the shell text, wherever that stands. */
export interface ScriptFinding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly from: number;
  readonly to: number;
  readonly fix: ScriptFix | undefined;
}

export interface ScriptFix {
  readonly title: string;
  readonly edits: readonly ScriptEdit[];
}

/** What ShellCheck said about `script`, made of `text`; what it said about our own lines is gone. */
export function scriptFindings(
  comments: readonly ShellCheckComment[],
  script: Script,
  text: string,
): readonly ScriptFinding[] {
  const findings: ScriptFinding[] = [];
  for (const comment of comments) {
    const from = script.indexOf(comment.from);
    const to = script.indexOf(comment.to);
    if (from === undefined || to === undefined) continue;
    const range = visible(text, from, Math.max(from, to));
    const code = `SC${comment.code}`;
    const edits = editsOf(comment.replacements, script);
    findings.push({
      code,
      severity: comment.level === 'style' ? 'hint' : comment.level,
      message: comment.message.trim().replace(/(?<!\.)\.$/, ''),
      ...range,
      fix: edits && { title: titleOf(code, text, range, edits), edits },
    });
  }
  return findings;
}

/** `finding` where its text stands in `document`. */
export function placed(finding: ScriptFinding, source: SourceText, document: string): Finding {
  const { code, severity, message, fix } = finding;
  const at = source.span(finding.from, finding.to);
  const fixes = fix ? placedFix(code, fix, source, document) : [];
  return { ...at, code, aliases: [], severity, message, tags: [], fixes };
}

/** An empty range becomes the word or character at it, or before it at the end of a line. */
function visible(text: string, from: number, to: number): { from: number; to: number } {
  if (from !== to) return { from, to };
  const behind = /\w+|[^\s]/uy;
  behind.lastIndex = from;
  const match = behind.exec(text);
  if (match) return { from, to: from + match[0].length };
  const before = text.slice(0, from).trimEnd();
  const word = /(?:\w+|.)$/u.exec(before)?.[0] ?? '';
  return { from: before.length - word.length, to: before.length };
}

const MAX_TITLE = 60;

function titleOf(
  code: string,
  text: string,
  range: { readonly from: number; readonly to: number },
  edits: readonly ScriptEdit[],
): string {
  const from = Math.min(range.from, ...edits.map((edit) => edit.from));
  const to = Math.max(range.to, ...edits.map((edit) => edit.to));
  const before = text.slice(from, to);
  const inside = edits.map((edit) => ({
    start: edit.from - from,
    end: edit.to - from,
    newText: edit.text,
  }));
  const title = `Replace ${before} with ${applyEdits(before, inside)}`;
  return title.length > MAX_TITLE || title.includes('\n')
    ? `Apply the fix of ShellCheck for ${code}`
    : title;
}

/** A replacement of text that has a continuation in it is nobody's to make: no fix then. */
function placedFix(code: string, fix: ScriptFix, source: SourceText, document: string): Fix[] {
  const edits: TextEdit[] = [];
  for (const edit of fix.edits) {
    const span = editSpan(edit, source);
    if (document.slice(span.start, span.end) !== source.value.slice(edit.from, edit.to)) return [];
    edits.push({ ...span, newText: edit.text });
  }
  const { title } = fix;
  return [SAFE.has(code) ? { title, edits } : { title, edits, mayChange: mayChange(code) }];
}

/** An insertion stays with the text that it belongs to when a continuation lies there. */
function editSpan({ from, to, sticksTo }: ScriptEdit, source: SourceText): Span {
  if (from !== to || sticksTo === 'behind' || from === 0) return source.span(from, to);
  const { end } = source.span(from - 1, from);
  return { start: end, end };
}

/** Another notation for the same. */
const SAFE: ReadonlySet<string> = new Set(['SC2004', 'SC2006']);

function mayChange(code: string): string {
  switch (code) {
    case 'SC2046':
    case 'SC2068':
    case 'SC2086':
    case 'SC2206':
    case 'SC2248':
    case 'SC2250':
      return 'A value with blanks or wildcards stays one argument, an empty one becomes an empty argument.';
    case 'SC2164':
      return 'The command fails where it went on in the wrong directory.';
    default:
      return 'The command may do something else than before: that is the point of the change.';
  }
}
