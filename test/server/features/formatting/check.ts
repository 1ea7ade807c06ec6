import assert from 'node:assert/strict';
import { format } from '../../../../server/features/formatting/format.ts';
import {
  defaultFormat,
  type FormatOptions,
} from '../../../../server/features/formatting/options.ts';
import { applyEdits } from '../../../../server/lint/fixes.ts';
import { analyze } from '../../../../server/model/analyze.ts';
import { readRanges } from '../../../../server/rules/support/marks.ts';
import { parse } from '../../../../server/syntax/parse.ts';
import { meaningOf } from '../../../fuzz/meaning.ts';

export function formatted(text: string, options: Partial<FormatOptions> = {}): string {
  return applyEdits(text, format(analyze(parse(text)), { ...defaultFormat, ...options }));
}

/**
 * `before` becomes `after`, also with CRLF; formatting it again changes nothing, and neither changes
 * what it means.
 */
export function check(before: string, after: string, options: Partial<FormatOptions> = {}): void {
  assert.equal(formatted(before, options), after);
  assert.equal(formatted(after, options), after, 'formatting twice');
  assert.deepEqual(meaningOf(after), meaningOf(before), 'the meaning');
  const [crlfBefore, crlfAfter] = [before, after].map((text) => text.replaceAll('\n', '\r\n'));
  assert.equal(formatted(crlfBefore ?? '', options), crlfAfter, 'with CRLF');
}

/** `text` stays as it is. */
export function checkUnchanged(text: string, options: Partial<FormatOptions> = {}): void {
  check(text, text, options);
}

/** Only the lines that `[|…|]` touches change. */
export function checkRange(
  marked: string,
  after: string,
  options: Partial<FormatOptions> = {},
): void {
  const { text, ranges } = readRanges(marked);
  const [range] = ranges;
  const edits = format(analyze(parse(text)), { ...defaultFormat, ...options }, range);
  assert.equal(applyEdits(text, edits), after);
}
