import assert from 'node:assert/strict';
import { LineEditor } from '../../../client/terminal/lineEditor.ts';

/** `echo|send` of each piece that is typed. */
function typed(...pieces: readonly string[]): readonly string[] {
  const editor = new LineEditor();
  return pieces.map((piece) => {
    const { echo, send, end, interrupt } = editor.type(piece);
    return `${echo}|${send}${end ? '<end>' : ''}${interrupt ? '<interrupt>' : ''}`;
  });
}

describe('the line editor', () => {
  it('echoes and hands over whole lines', () => {
    assert.deepEqual(typed('a', 'b', '\r', 'c\r'), ['a|', 'b|', '\r\n|ab\n', 'c\r\n|c\n']);
  });

  it('takes several lines that are pasted, however they end', () => {
    assert.deepEqual(typed('a\r\nb\nc'), ['a\r\nb\r\nc|a\nb\n']);
  });

  it('erases a character, as wide as it is, and a whole line', () => {
    assert.deepEqual(typed('a漢\x7f\x7f\x7f', 'xy', '\x15z\r'), [
      'a漢\b \b\b \b\b \b|',
      'xy|',
      '\b \b\b \bz\r\n|z\n',
    ]);
  });

  it('sends what is there at Ctrl-D, and the end on an empty line', () => {
    assert.deepEqual(typed('ab\x04', '\x04'), ['ab|ab', '|<end>']);
  });

  it('stops at Ctrl-C', () => {
    assert.deepEqual(typed('a\rb\x03c'), ['a\r\nb^C|a\n<interrupt>']);
  });

  it('ignores arrows and other keys that make no text', () => {
    assert.deepEqual(typed('\x1b[A\x1b[1;5C\x1bOP\x01a\t\x1b'), ['a\t|']);
  });
});
