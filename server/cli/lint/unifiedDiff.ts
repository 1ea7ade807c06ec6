import { applyEdits } from '../../lint/fixes.ts';
import type { TextEdit } from '../../rules/rule.ts';

/** How many unchanged lines are shown around a change. */
const CONTEXT = 3;

/**
 * The change that `edits` make in `text`, the file `name`, as `diff -u` tells it and `patch` and
 * `git apply` read it. The edits are in the order of the text and do not overlap. Empty when nothing
 * changes.
 */
export function unifiedDiff(name: string, text: string, edits: readonly TextEdit[]): string {
  const lines = linesOf(text);
  const changes = changesOf(text, lines, edits);
  if (changes.length === 0) return '';
  let shift = 0;
  const hunks = groupsOf(changes).map((group) => {
    const hunk = hunkOf(group, lines, shift);
    for (const { removed, added } of group) shift += added.length - removed;
    return hunk;
  });
  return `--- ${name}\n+++ ${name}\n${hunks.join('')}`;
}

/** Lines `from` to `from + removed` become `added`. */
interface Change {
  readonly from: number;
  readonly removed: number;
  readonly added: readonly string[];
}

/** Each with its line break. */
function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

function changesOf(
  text: string,
  lines: readonly string[],
  edits: readonly TextEdit[],
): readonly Change[] {
  const starts = startsOf(lines);
  const end = (line: number): number => starts[line] ?? text.length;
  return regionsOf(starts, edits).flatMap(({ from, to, edits: own }) => {
    const start = end(from);
    const moved = own.map((edit) => ({
      start: edit.start - start,
      end: edit.end - start,
      newText: edit.newText,
    }));
    const added = linesOf(applyEdits(text.slice(start, end(to + 1)), moved));
    return trimmed(lines.slice(from, to + 1), added, from);
  });
}

/** Where each line begins; behind a line break at the end of the text, one more. */
function startsOf(lines: readonly string[]): readonly number[] {
  const starts: number[] = [];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    at += line.length;
  }
  if (lines.at(-1)?.endsWith('\n') !== false) starts.push(at);
  return starts;
}

/** Edits that touch the same lines, `from` to `to`. */
interface Region {
  readonly from: number;
  to: number;
  readonly edits: TextEdit[];
}

function regionsOf(starts: readonly number[], edits: readonly TextEdit[]): readonly Region[] {
  const regions: Region[] = [];
  let line = 0;
  const lineOf = (offset: number): number => {
    while ((starts[line + 1] ?? Number.POSITIVE_INFINITY) <= offset) line++;
    return line;
  };
  for (const edit of edits) {
    const from = lineOf(edit.start);
    const to = lineOf(edit.end);
    const last = regions.at(-1);
    if (last === undefined || from > last.to) regions.push({ from, to, edits: [edit] });
    else {
      last.to = to;
      last.edits.push(edit);
    }
  }
  return regions;
}

/** Without the lines that stay at either end. */
function trimmed(
  before: readonly string[],
  after: readonly string[],
  from: number,
): readonly Change[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const removed = before.length - head - tail;
  const added = after.slice(head, after.length - tail);
  return removed === 0 && added.length === 0 ? [] : [{ from: from + head, removed, added }];
}

/** Changes so near to each other that their context meets. */
function groupsOf(changes: readonly Change[]): readonly (readonly [Change, ...Change[]])[] {
  const groups: [Change, ...Change[]][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const change of changes) {
    const group = groups.at(-1);
    if (group !== undefined && change.from - end <= 2 * CONTEXT) group.push(change);
    else groups.push([change]);
    end = change.from + change.removed;
  }
  return groups;
}

function hunkOf(
  group: readonly [Change, ...Change[]],
  lines: readonly string[],
  shift: number,
): string {
  const start = Math.max(group[0].from - CONTEXT, 0);
  const rows: string[] = [];
  let at = start;
  let before = 0;
  let after = 0;
  const keep = (to: number): void => {
    for (; at < to; at++, before++, after++) rows.push(row(' ', lines[at] ?? ''));
  };
  for (const { from, removed, added } of group) {
    keep(from);
    for (const end = at + removed; at < end; at++, before++) rows.push(row('-', lines[at] ?? ''));
    for (const line of added) rows.push(row('+', line));
    after += added.length;
  }
  keep(Math.min(at + CONTEXT, lines.length));
  const head = `@@ -${range(start, before)} +${range(start + shift, after)} @@\n`;
  return head + rows.join('');
}

function row(mark: string, line: string): string {
  return line.endsWith('\n') ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`;
}

/** Of no lines, the line before is named. */
function range(start: number, length: number): string {
  return length === 1 ? `${start + 1}` : `${length === 0 ? start : start + 1},${length}`;
}
