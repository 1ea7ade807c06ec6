import assert from 'node:assert/strict';
import { drawUnderlines, readRanges } from '../../../server/rules/support/marks.ts';
import { drawRanges, readCursor, readFiles, readUnderlines } from './markers.ts';

describe('markers', () => {
  it('reads the cursor', () => {
    assert.deepEqual(readCursor('FRO<|>M a\n'), { text: 'FROM a\n', offset: 3 });
  });

  it('refuses a text without one cursor', () => {
    assert.throws(() => readCursor('FROM'), /Expected one <\|>, found 0/);
    assert.throws(() => readCursor('<|>FROM<|>'), /Expected one <\|>, found 2/);
  });

  it('reads ranges in the order they begin, nested ones too', () => {
    assert.deepEqual(readRanges('a[|b[|c|]|]d[||]'), {
      text: 'abcd',
      ranges: [
        { start: 1, end: 3 },
        { start: 2, end: 3 },
        { start: 4, end: 4 },
      ],
    });
  });

  it('refuses marks that do not pair up', () => {
    assert.throws(() => readRanges('a|]'), /has no \[\|/);
    assert.throws(() => readRanges('[|a'), /has no \|\]/);
  });

  for (const marked of ['a[|b[|c|]|]d[||]', '[|a|][|b|]', 'plain', '[|[|a|]|]']) {
    it(`draws back ${marked}`, () => {
      const { text, ranges } = readRanges(marked);
      assert.equal(drawRanges(text, ranges), marked);
    });
  }

  it('reads underlines and draws them back', () => {
    const marked = 'FROM node AS x\n     ~~~~ image\n          ~~ keyword\nRUN y\n';
    const read = readUnderlines(marked);
    assert.deepEqual(read, {
      text: 'FROM node AS x\nRUN y\n',
      ranges: [
        { start: 5, end: 9, label: 'image' },
        { start: 10, end: 12, label: 'keyword' },
      ],
    });
    assert.equal(drawUnderlines(read.text, read.ranges), marked);
  });

  it('underlines every line of a long range and labels the last', () => {
    assert.equal(
      drawUnderlines('RUN a \\\n  b', [{ start: 4, end: 11, label: 'all' }]),
      'RUN a \\\n    ~~~\n  b\n~~~ all\n',
    );
  });

  it('refuses an underline that points at nothing', () => {
    assert.throws(() => readUnderlines('a\n~~~~~~ far\n'), /points at nothing/);
  });

  it('reads several files', () => {
    assert.deepEqual(
      [...readFiles('//- /Dockerfile\nFROM a\n//- /src/.dockerignore\n*\n')],
      [
        ['/Dockerfile', 'FROM a\n'],
        ['/src/.dockerignore', '*\n'],
      ],
    );
  });

  it('refuses a file that comes twice and text that belongs to none', () => {
    assert.throws(() => readFiles('//- /a\n//- /a\n'), /comes twice/);
    assert.throws(() => readFiles('FROM a\n'), /before the first/);
  });
});
