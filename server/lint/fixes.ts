import type { Finding, Fix, TextEdit } from '../rules/rule.ts';

/** Whether `fix` keeps the image's meaning, so that "fix all" may make it. */
export function isSafe(fix: Fix): boolean {
  return fix.mayChange === undefined;
}

/** The fix of `finding` that may be made unasked: the first safe one. */
export function safeFix(finding: Finding): Fix | undefined {
  return finding.fixes.find(isSafe);
}

/**
 * The edits of as many fixes as go together, in the order of the text: one that touches text an
 * earlier one changes waits for the next round.
 */
export function mergeFixes(fixes: readonly Fix[]): readonly TextEdit[] {
  const taken: TextEdit[] = [];
  for (const fix of fixes) takeFix(fix, taken);
  return taken;
}

/** What one round of "fix all" does. */
export interface FixRound {
  /** The findings whose safe fixes are made. */
  readonly fixed: readonly Finding[];
  /** In the order of the text, not overlapping. */
  readonly edits: readonly TextEdit[];
}

/**
 * The safe fixes of `findings` that go together, or those alone that come first; without edits when
 * there is nothing to fix.
 */
export function safeRound(findings: readonly Finding[]): FixRound {
  const edits: TextEdit[] = [];
  const first = findings.filter(({ comesFirst, fixes }) => comesFirst && fixes.some(isSafe));
  const fixed = (first.length > 0 ? first : findings).filter((finding) => {
    const fix = safeFix(finding);
    return fix !== undefined && fix.edits.length > 0 && takeFix(fix, edits);
  });
  return { fixed, edits };
}

/** `text` with `edits` made. They must not overlap; two insertions at one place keep their order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let at = 0;
  for (const { start, end, newText } of ordered) {
    result += text.slice(at, start) + newText;
    at = end;
  }
  return result + text.slice(at);
}

/** Adds the edits of `fix` to `taken` unless they collide; says whether it did. */
function takeFix({ edits }: Fix, taken: TextEdit[]): boolean {
  if (edits.some((edit) => collides(edit, taken))) return false;
  for (const edit of edits) taken.splice(placeOf(edit, taken), 0, edit);
  return true;
}

/** Where `edit` belongs among `taken`, which is ordered and without overlaps. */
function placeOf(edit: TextEdit, taken: readonly TextEdit[]): number {
  let low = 0;
  let high = taken.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = taken[middle];
    const before = other !== undefined && (other.start - edit.start || other.end - edit.end) <= 0;
    if (before) low = middle + 1;
    else high = middle;
  }
  return low;
}

function collides(edit: TextEdit, taken: readonly TextEdit[]): boolean {
  const place = placeOf(edit, taken);
  return [taken[place - 1], taken[place]].some(
    (other) =>
      other !== undefined &&
      ((edit.start === other.start && edit.end === other.end) ||
        (edit.start < other.end && other.start < edit.end)),
  );
}
