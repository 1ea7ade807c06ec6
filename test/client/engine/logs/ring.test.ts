import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { type KeptLine, LineRing } from '../../../../client/engine/logs/ring.ts';

const MIB = 1 << 20;

function line(text: string, fields: Partial<KeptLine> = {}): KeptLine {
  const bytes = Buffer.from(text);
  return { kind: 'stdout', source: 0, seconds: 0, nanos: 0, prefix: '', ...fields, text: bytes };
}

function filled(count: number, limit: number, text = (k: number) => `line ${k}`): LineRing {
  const ring = new LineRing(limit);
  for (let k = 0; k < count; k++) {
    ring.append(line(text(k)));
  }
  return ring;
}

describe('the ring of lines', () => {
  it('gives back what it was given, whatever became of the original', () => {
    const ring = new LineRing(MIB);
    const given = line('größe', {
      kind: 'stderr',
      source: 16_383,
      seconds: 4_000_000_000,
      nanos: 999_999_999,
      prefix: '\x1b[31m',
    });
    ring.append(given);
    ring.append(line('', { kind: 'note' }));
    given.text.fill(0);
    assert.deepEqual(
      { ...ring.at(0), text: ring.at(0)?.text.toString() },
      {
        ...given,
        text: 'größe',
      },
    );
    assert.deepEqual([ring.at(1)?.kind, ring.at(1)?.text.length], ['note', 0]);
    assert.deepEqual([ring.at(-1), ring.at(2)], [undefined, undefined]);
  });

  it('lets the oldest leave, keeps the newest, and never holds more than its bound', () => {
    const ring = new LineRing(MIB);
    for (let k = 0; k < 200_000; k++) {
      ring.append(line(`line ${k}`));
      assert.ok(ring.bytes <= MIB, `${ring.bytes} bytes after ${k} lines`);
    }
    assert.equal(ring.end, 200_000);
    assert.ok(ring.first > 100_000 && ring.first < 200_000, `${ring.first}`);
    for (const number of [ring.first, 180_000, 199_999]) {
      assert.equal(ring.at(number)?.text.toString(), `line ${number}`);
    }
    assert.equal(ring.at(ring.first - 1), undefined);
  });

  it('holds many short lines and few long ones in the same bound', () => {
    const short = filled(1_000_000, 8 * MIB, () => 'x');
    assert.ok(short.end - short.first > 300_000, `${short.end - short.first} lines`);
    const long = filled(1_000, 8 * MIB, () => 'x'.repeat(100_000));
    assert.ok(long.end - long.first >= 60, `${long.end - long.first} lines`);
    assert.ok(short.bytes <= 8 * MIB && long.bytes <= 8 * MIB);
  });

  it('keeps a line that alone is more than its bound, until the next one', () => {
    const ring = new LineRing(1_000);
    ring.append(line('x'.repeat(50_000)));
    assert.equal(ring.at(0)?.text.length, 50_000);
    ring.append(line('small'));
    assert.deepEqual([ring.first, ring.at(1)?.text.toString()], [1, 'small']);
  });

  it('walks through a range, as far as its lines are here', () => {
    const ring = filled(50_000, MIB);
    const numbers = (from: number, to: number) =>
      [...ring.range(from, to)].map(({ number, text }) => `${number} ${text}`);
    assert.deepEqual(numbers(40_000, 40_002), ['40000 line 40000', '40001 line 40001']);
    assert.deepEqual(numbers(49_999, 60_000), ['49999 line 49999']);
    assert.equal([...ring.range(0, 50_000)].length, 50_000 - ring.first);
    assert.deepEqual(numbers(5, 5), []);
  });

  it('starts small, and is empty when cleared, with numbers that go on', () => {
    const ring = filled(10, MIB);
    assert.ok(ring.bytes < 10_000, `${ring.bytes}`);
    ring.clear();
    assert.deepEqual([ring.first, ring.end, ring.bytes, ring.at(3)], [10, 10, 0, undefined]);
    ring.append(line('next'));
    assert.equal(ring.at(10)?.text.toString(), 'next');
  });
});
