import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { compareTimes, StampReader, sinceParameter } from '../../../../client/engine/logs/time.ts';

const read = (text: string) => new StampReader().read(Buffer.from(text));
const SECONDS = Date.UTC(2026, 10, 25, 0, 35, 0) / 1000;

describe('time stamps of logs', () => {
  it('are read exactly, whoever writes them', () => {
    for (const [text, nanos] of [
      ['2026-11-25T00:35:00.578194113Z', 578_194_113],
      ['2026-11-25T01:35:00.578194113+01:00', 578_194_113],
      ['2026-11-25T00:35:00.5Z', 500_000_000],
      ['2026-11-25T00:35:00Z', 0],
    ] as const) {
      assert.deepEqual(read(text), { seconds: SECONDS, nanos }, text);
    }
  });

  it('are told from text', () => {
    for (const text of [
      '',
      'x',
      '2026-11-25',
      '2026-13-25T00:35:00.5Z',
      '2026-11-25T00:35:00.5Zx',
    ]) {
      assert.equal(read(text), undefined, text);
    }
  });

  it('are read one after the other, in any order', () => {
    const reader = new StampReader();
    const seconds = ['00:35:00.1Z', '00:35:00.2Z', '00:34:59.9Z', '00:35:00.3Z'].map(
      (time) => (reader.read(Buffer.from(`2026-11-25T${time}`))?.seconds ?? 0) - SECONDS,
    );
    assert.deepEqual(seconds, [0, 0, -1, 0]);
  });

  it('are compared, and given back to the Engine without loss', () => {
    const time = { seconds: 5, nanos: 7 };
    assert.equal(compareTimes(time, time), 0);
    assert.ok(compareTimes(time, { seconds: 5, nanos: 8 }) < 0);
    assert.ok(compareTimes(time, { seconds: 4, nanos: 999_999_999 }) > 0);
    assert.equal(sinceParameter(time), '5.000000007');
  });
});
