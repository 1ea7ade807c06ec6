import assert from 'node:assert/strict';
import { fixAll, type Linted } from '../../../server/lint/fixAll.ts';
import { applyEdits } from '../../../server/lint/fixes.ts';
import { TextChange } from '../../../server/lint/textChange.ts';
import { analyze } from '../../../server/model/analyze.ts';
import type { Finding, TextEdit } from '../../../server/rules/rule.ts';
import { parse } from '../../../server/syntax/parse.ts';

/** Finds every `from` in a text, and fixes it to `to`. */
interface Replacement {
  readonly code: string;
  readonly from: string;
  readonly to: string;
  readonly mayChange?: string;
  readonly comesFirst?: true;
}

function linterOf(...replacements: readonly Replacement[]): (text: string) => Promise<Linted> {
  return async (text) => {
    const findings = replacements.flatMap((one) => findingsOf(text, one));
    return { model: analyze(parse(text)), findings };
  };
}

function findingsOf(text: string, replacement: Replacement): Finding[] {
  const { code, from, to, mayChange, comesFirst } = replacement;
  return [...text.matchAll(new RegExp(from, 'g'))].map(({ index }) => {
    const span = { start: index, end: index + from.length };
    const fix = {
      title: 'Replace it',
      edits: [{ ...span, newText: to }],
      ...(mayChange && { mayChange }),
    };
    return {
      ...span,
      code,
      aliases: [],
      severity: 'warning',
      message: 'Found',
      tags: [],
      fixes: [fix],
      ...(comesFirst && { comesFirst }),
    };
  });
}

async function fixed(text: string, ...replacements: readonly Replacement[]) {
  const { change, fixed: codes, findings } = await fixAll(text, linterOf(...replacements));
  assert.equal(applyEdits(text, change.edits), change.after);
  return { text: change.after, codes, left: findings.map(({ code }) => code) };
}

const AB = { code: 'A', from: 'a', to: 'b' };
const BC = { code: 'B', from: 'b', to: 'cc' };

describe('fixAll', () => {
  it('mends what earlier rounds make possible', async () => {
    assert.deepEqual(await fixed('FROM aba\n', AB, BC), {
      text: 'FROM cccccc\n',
      codes: ['A', 'A', 'B', 'B', 'B'],
      left: [],
    });
  });

  it('makes one of two fixes that touch the same text, and the other in the next round', async () => {
    const other = { code: 'B', from: 'xa', to: 'xx' };
    assert.deepEqual(await fixed('FROM xa\n', AB, other), {
      text: 'FROM xb\n',
      codes: ['A'],
      left: [],
    });
  });

  it('mends what silences others before it mends them', async () => {
    const typo: Replacement = { code: 'S', from: 'ignor=A', to: 'ignore=A', comesFirst: true };
    const silencing = async (text: string): Promise<Linted> => {
      const linted = await linterOf(typo, AB)(text);
      const isSilent = text.includes('ignore=A');
      const findings = linted.findings.filter(({ code }) => code !== 'A' || !isSilent);
      return { ...linted, findings };
    };
    const { change, fixed: codes } = await fixAll('# ignor=A\nFROM a\n', silencing);
    assert.equal(change.after, '# ignore=A\nFROM a\n');
    assert.deepEqual(codes, ['S']);
  });

  it('leaves fixes that may change the image', async () => {
    const unsafe = { ...AB, mayChange: 'Much' };
    assert.deepEqual(await fixed('FROM a\n', unsafe), { text: 'FROM a\n', codes: [], left: ['A'] });
  });

  it('gives up on fixes that set each other off', async () => {
    const { text, left } = await fixed('FROM a\n', AB, { code: 'B', from: 'b', to: 'a' });
    assert.equal(text, 'FROM a\n');
    assert.deepEqual(left, ['A']);
  });

  it('does not make a fix behind which less can be read, but all others', async () => {
    const breaking = { code: 'Q', from: 'q', to: '"' };
    assert.deepEqual(await fixed('FROM x\nENV y=q\nENV z=a\n', breaking, AB, BC), {
      text: 'FROM x\nENV y=q\nENV z=cc\n',
      codes: ['A', 'B'],
      left: ['Q'],
    });
  });

  it('finds few that do harm among many', async () => {
    const lines = Array.from({ length: 3000 }, (_, n) => (n % 1000 === 7 ? 'ENV y=q' : 'ENV y=a'));
    const breaking = { code: 'Q', from: 'q', to: '"' };
    const { codes, left } = await fixed(`FROM x\n${lines.join('\n')}\n`, breaking, AB);
    assert.equal(codes.length, 2997);
    assert.deepEqual(left, ['Q', 'Q', 'Q']);
  });
});

describe('TextChange', () => {
  const change = (text: string, ...rounds: readonly (readonly TextEdit[])[]) => {
    const made = new TextChange(text);
    for (const edits of rounds) made.apply(edits);
    return made;
  };
  const edit = (start: number, end: number, newText: string) => ({ start, end, newText });

  it('tells several rounds as one', () => {
    const made = change(
      '0123456789',
      [edit(2, 4, 'ab'), edit(7, 7, 'c')],
      [edit(3, 5, ''), edit(0, 0, '<'), edit(8, 8, 'd')],
    );
    assert.equal(made.after, '<01a56cd789');
    assert.deepEqual(made.edits, [edit(0, 0, '<'), edit(2, 5, 'a'), edit(7, 7, 'cd')]);
    assert.equal(applyEdits(made.before, made.edits), made.after);
  });

  it('tells nothing when a later round takes back an earlier one', () => {
    assert.deepEqual(change('01', [edit(1, 1, 'x')], [edit(1, 2, '')]).edits, []);
  });

  it('tells what is added and deleted at both ends', () => {
    const made = change('01', [edit(0, 1, ''), edit(2, 2, '!')], [edit(0, 1, '')]);
    assert.equal(made.after, '!');
    assert.deepEqual(made.edits, [edit(0, 2, '!')]);
  });
});
