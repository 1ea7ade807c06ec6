import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { pieceText } from '../../../../client/engine/streams/pieceText.ts';

describe('the text of pieces', () => {
  it('puts a character together that was cut, each stream by itself', () => {
    const text = pieceText();
    const euro = Buffer.from('€');
    const said = [
      text({ stream: 'stdout', data: euro.subarray(0, 1) }),
      text({ stream: 'stderr', data: Buffer.from('oops') }),
      text({ stream: 'stdout', data: euro.subarray(1) }),
    ];
    assert.deepEqual(said, ['', 'oops', '€']);
  });
});
