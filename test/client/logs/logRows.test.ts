import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { type KeptLine, LineRing } from '../../../client/engine/logs/ring.ts';
import { LogRows } from '../../../client/logs/logRows.ts';
import {
  type LineFilter,
  type LineQuery,
  NO_FILTER,
  NO_QUERY,
} from '../../../client/webview/pages/logs/messages.ts';

/** `1e text`: on stderr, of source 1. `n` is a note. */
function lineOf(text: string): KeptLine {
  const [, source = '0', kind = 'o', rest = ''] = /^(\d)(\w) (.*)$/s.exec(text) ?? [];
  return {
    kind: kind === 'e' ? 'stderr' : kind === 'n' ? 'note' : 'stdout',
    source: Number(source),
    seconds: 0,
    nanos: 0,
    text: Buffer.from(rest),
    prefix: '',
  };
}

function rowsOf(...lines: readonly string[]) {
  const ring = new LineRing(1 << 20);
  const append = (...more: readonly string[]) => {
    for (const line of more) ring.append(lineOf(line));
  };
  append(...lines);
  const rows = new LogRows(ring, (source) => ['web', 'db'][source] ?? '');
  const settled = () => {
    while (rows.isBehind) rows.look();
    return rows;
  };
  return { ring, rows, append, settled };
}

const query = (text: string, more: Partial<LineQuery> = {}) => ({ ...NO_QUERY, text, ...more });
const filter = (text: string, more: Partial<LineQuery> = {}): LineFilter => ({
  ...NO_FILTER,
  query: query(text, more),
});
const texts = (rows: LogRows) => rows.draw(rows.first, rows.end).map(({ text }) => text);

describe('the rows of a log', () => {
  it('are all lines at first', () => {
    const { rows, append } = rowsOf('0o a', '0e b');
    assert.deepEqual(texts(rows), ['a', 'b']);
    append('0o c');
    assert.deepEqual([rows.first, rows.end, rows.isBehind, rows.found], [0, 3, false, undefined]);
    assert.deepEqual(
      rows.draw(1, 9).map(({ row, kind }) => `${row} ${kind}`),
      ['1 stderr', '2 stdout'],
    );
  });

  it('are those with a text, in any case or in its own, also among those to come', () => {
    const { rows, append, settled } = rowsOf('0o An error', '0o fine', '0o ERROR (2)');
    rows.setFilter(filter('error'));
    assert.deepEqual(texts(settled()), ['An error', 'ERROR (2)']);
    append('0o more errors', '0o none');
    assert.equal(rows.isBehind, true);
    assert.deepEqual(texts(settled()), ['An error', 'ERROR (2)', 'more errors']);
    rows.setFilter(filter('ERROR (', { matchCase: true }));
    assert.deepEqual(texts(settled()), ['ERROR (2)']);
  });

  it('are those that a regular expression matches', () => {
    const { rows, settled } = rowsOf('0o took 12 ms', '0o took 345 ms', '0o took long');
    rows.setFilter(filter('\\b\\d{3,}\\b', { isRegex: true }));
    assert.deepEqual(texts(settled()), ['took 345 ms']);
    assert.deepEqual(rows.draw(0, 1)[0]?.filtered, [[5, 8]]);
  });

  it('are those of some streams and containers', () => {
    const { rows, settled } = rowsOf('0o out', '0e err', '1o db', '1n note');
    rows.setFilter({ ...NO_FILTER, stdout: false });
    assert.deepEqual(texts(settled()), ['err', 'note']);
    rows.setFilter({ ...NO_FILTER, stderr: false });
    assert.deepEqual(texts(settled()), ['out', 'db', 'note']);
    rows.setFilter({ ...NO_FILTER, hidden: ['db'] });
    assert.deepEqual(texts(settled()), ['out', 'err']);
  });

  it('are looked for in what can be read, without colours', () => {
    const { rows, settled } = rowsOf('0o \x1b[31mer\x1b[0mror: x', '0o [31m');
    rows.setFilter(filter('error'));
    assert.equal(settled().end, 1);
    assert.deepEqual(rows.draw(0, 1)[0]?.filtered, [[0, 5]]);
  });

  it('leave with their lines, and keep their places', () => {
    const { ring, rows, append, settled } = rowsOf('0o keep 0');
    rows.setFilter(filter('keep'));
    for (let k = 1; k < 40_000; k++) {
      append(`0o ${k % 2 === 0 ? 'keep' : 'drop'} ${k}`);
      if (k % 1_000 === 0) settled();
    }
    settled();
    assert.ok(ring.first > 0);
    assert.equal(rows.end, 20_000);
    assert.equal(rows.first, Math.ceil(ring.first / 2));
    assert.equal(rows.draw(rows.first, rows.first + 1)[0]?.text, `keep ${rows.first * 2}`);
    assert.deepEqual(rows.draw(0, rows.first), []);
  });

  it('say why an expression is none, and show everything then', () => {
    const { rows } = rowsOf('0o a', '0o b');
    rows.setFilter(filter('(', { isRegex: true }));
    assert.match(rows.filterProblem, /^Invalid regular expression/);
    assert.equal(rows.end, 2);
    rows.setFilter(filter('a'));
    assert.equal(rows.filterProblem, '');
  });

  it('give up an expression that does not come to an end', () => {
    const { rows, settled } = rowsOf(`0o ${'a'.repeat(50)}b`, '0o c');
    rows.setFilter(filter('^(a+)+$', { isRegex: true }));
    assert.equal(settled().filterProblem, 'This expression takes too long on these lines');
    assert.equal(rows.end, 2);
    rows.setFind(query('^(a+)+$', { isRegex: true }));
    assert.equal(settled().findProblem, 'This expression takes too long on these lines');
    assert.equal(rows.found, undefined);
  });

  it('are shown in part where they are very long', () => {
    const { rows } = rowsOf(`0o ${'x'.repeat(30_000)}`);
    const [row] = rows.draw(0, 1);
    assert.deepEqual([row?.text.length, row?.more], [20_000, 10_000]);
  });
});

describe('searching the rows of a log', () => {
  const LINES = ['0o a1', '0o b', '0o a2', '0o b', '0o a3'];

  it('counts what it finds and goes from one to the next, around the ends', () => {
    const { rows, settled } = rowsOf(...LINES);
    rows.setFind(query('a'));
    assert.equal(settled().found, 3);
    assert.deepEqual(rows.step(0, true), { row: 2, index: 2 });
    assert.deepEqual(rows.step(1, true), { row: 2, index: 2 });
    assert.deepEqual(rows.step(4, true), { row: 0, index: 1 });
    assert.deepEqual(rows.step(-1, true), { row: 0, index: 1 });
    assert.deepEqual(rows.step(2, false), { row: 0, index: 1 });
    assert.deepEqual(rows.step(0, false), { row: 4, index: 3 });
    assert.deepEqual(rows.draw(2, 3)[0]?.found, [[0, 1]]);
  });

  it('stays within the filter', () => {
    const { rows, append, settled } = rowsOf(...LINES);
    rows.setFilter(filter('\\d', { isRegex: true }));
    rows.setFind(query('2'));
    assert.equal(settled().found, 1);
    assert.deepEqual(rows.step(0, true), { row: 1, index: 1 });
    append('0o 22', '0o two');
    assert.equal(settled().found, 2);
    assert.deepEqual(rows.step(1, true), { row: 3, index: 2 });
    rows.setFilter(NO_FILTER);
    assert.equal(settled().found, 2);
    assert.deepEqual(rows.step(0, true), { row: 2, index: 1 });
  });

  it('finds nothing where there is nothing', () => {
    const { rows, settled } = rowsOf(...LINES);
    rows.setFind(query('nothing'));
    assert.deepEqual([settled().found, rows.step(0, true)], [0, undefined]);
    rows.setFind(NO_QUERY);
    assert.deepEqual([rows.found, rows.step(0, true)], [undefined, undefined]);
  });
});
