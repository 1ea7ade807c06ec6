import assert from 'node:assert/strict';
import { unifiedDiff } from '../../../server/cli/lint/unifiedDiff.ts';

const TEN = 'a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n';

function edit(text: string, from: string, to: string) {
  const start = text.indexOf(from);
  return { start, end: start + from.length, newText: to };
}

describe('unifiedDiff', () => {
  it('shows three lines around a change', () => {
    assert.equal(
      unifiedDiff('Dockerfile', TEN, [edit(TEN, 'e', 'E')]),
      '--- Dockerfile\n+++ Dockerfile\n@@ -2,7 +2,7 @@\n b\n c\n d\n-e\n+E\n f\n g\n h\n',
    );
  });

  it('makes one hunk of changes whose surroundings meet, and two of others', () => {
    const both = [edit(TEN, 'b', 'B\n2'), edit(TEN, 'i', '')];
    assert.equal(
      unifiedDiff('x', TEN, both),
      '--- x\n+++ x\n@@ -1,10 +1,11 @@\n a\n-b\n+B\n+2\n c\n d\n e\n f\n g\n h\n-i\n+\n j\n',
    );
    const far = `${TEN}${TEN.toUpperCase()}`;
    assert.equal(
      unifiedDiff('x', far, [edit(far, 'a\n', ''), edit(far, 'J', '!')]),
      '--- x\n+++ x\n@@ -1,4 +1,3 @@\n-a\n b\n c\n d\n@@ -17,4 +16,4 @@\n G\n H\n I\n-J\n+!\n',
    );
  });

  it('says where a line break is missing at the end', () => {
    assert.equal(
      unifiedDiff('x', 'a\nb', [{ start: 3, end: 3, newText: '\n' }]),
      '--- x\n+++ x\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n',
    );
  });

  it('keeps carriage returns', () => {
    assert.equal(
      unifiedDiff('x', 'a\r\nb\r\n', [{ start: 3, end: 4, newText: 'c' }]),
      '--- x\n+++ x\n@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\r\n',
    );
  });

  it('adds to an empty text and empties one', () => {
    assert.equal(
      unifiedDiff('x', '', [{ start: 0, end: 0, newText: 'a\n' }]),
      '--- x\n+++ x\n@@ -0,0 +1 @@\n+a\n',
    );
    assert.equal(
      unifiedDiff('x', 'a\n', [{ start: 0, end: 2, newText: '' }]),
      '--- x\n+++ x\n@@ -1 +0,0 @@\n-a\n',
    );
  });

  it('is empty when nothing changes', () => {
    assert.equal(unifiedDiff('x', TEN, []), '');
    assert.equal(unifiedDiff('x', TEN, [edit(TEN, 'c', 'c')]), '');
  });
});
