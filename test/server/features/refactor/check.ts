import assert from 'node:assert/strict';
import type { Change, Offer, Refactor } from '../../../../server/features/refactor/refactor.ts';
import {
  type Outside,
  refactorContext,
} from '../../../../server/features/refactor/support/context.ts';
import { applyEdits } from '../../../../server/lint/fixes.ts';
import { analyze } from '../../../../server/model/analyze.ts';
import { readRanges } from '../../../../server/rules/support/marks.ts';
import { parse } from '../../../../server/syntax/parse.ts';
import { readCursor } from '../../../workbench/markers/markers.ts';

const NOWHERE: Outside = { registry: undefined, project: undefined };

interface Asked {
  readonly text: string;
  readonly offers: readonly Offer[];
}

/** `marked` holds the cursor, `<|>`, or what is selected, `[|…|]`. */
export async function ask(refactor: Refactor, marked: string, outside = NOWHERE): Promise<Asked> {
  const { text, selection } = readSelection(marked);
  const context = refactorContext(analyze(parse(text)), selection, outside);
  return { text, offers: await refactor.offers(context) };
}

function readSelection(marked: string) {
  if (marked.includes('<|>')) {
    const { text, offset } = readCursor(marked);
    return { text, selection: { start: offset, end: offset } };
  }
  const { text, ranges } = readRanges(marked);
  const [selection] = ranges;
  if (selection === undefined) throw new Error(`Neither cursor nor selection: ${marked}`);
  return { text, selection };
}

export function changeOf(offer: Offer): Change | Promise<Change> {
  return offer.change(new AbortController().signal);
}

/** What is offered: titles, and the text after each, also with CRLF. */
export async function check(
  refactor: Refactor,
  marked: string,
  expected: Readonly<Record<string, string>>,
): Promise<void> {
  assert.deepEqual(await results(refactor, marked), expected);
  const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
  const withCrlf = Object.entries(expected).map(([title, text]) => [title, crlf(text)]);
  assert.deepEqual(await results(refactor, crlf(marked)), Object.fromEntries(withCrlf), 'CRLF');
}

/** Nothing is offered in any of these. */
export async function checkNothing(
  refactor: Refactor,
  ...marked: readonly string[]
): Promise<void> {
  for (const one of marked) assert.deepEqual(await results(refactor, one), {}, one);
}

async function results(refactor: Refactor, marked: string): Promise<Record<string, string>> {
  const { text, offers } = await ask(refactor, marked);
  assert.equal(new Set(offers.map(({ id }) => id)).size, offers.length, 'ids');
  const found: Record<string, string> = {};
  for (const offer of offers) {
    assert.ok(refactor.kinds.includes(offer.kind), offer.kind);
    const change = await changeOf(offer);
    assert.equal(change.kind, 'edits');
    if (change.kind === 'edits') found[offer.title] = applyEdits(text, change.edits);
  }
  return found;
}
