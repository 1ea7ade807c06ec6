import assert from 'node:assert/strict';
import { LiveMerge, mergeLogs } from '../../../../client/engine/logs/merge.ts';
import type { LogTime } from '../../../../client/engine/logs/time.ts';
import { ManualClock } from '../manualClock.ts';

interface Line extends LogTime {
  readonly text: string;
}

/** `5a` is a line at 5 s. */
function line(text: string): Line {
  return { seconds: Number.parseInt(text, 10), nanos: 0, text };
}

/** Each text is what comes at once: `1a 5a`. */
async function* log(...batches: readonly string[]): AsyncGenerator<readonly Line[]> {
  for (const batch of batches) {
    yield batch.split(' ').filter(Boolean).map(line);
  }
}

async function merged(...logs: readonly AsyncIterable<readonly Line[]>[]): Promise<string> {
  const texts: string[] = [];
  for await (const lines of mergeLogs(logs)) {
    texts.push(...lines.map(({ text }) => text));
  }
  return texts.join(' ');
}

describe('merging logs', () => {
  it('puts lines in the order of time, in whatever pieces they come', async () => {
    assert.equal(
      await merged(log('1a 4a', '5a 9a'), log('2b', '', '3b 6b')),
      '1a 2b 3b 4a 5a 6b 9a',
    );
  });

  it('keeps the order within a log, and of logs within a moment', async () => {
    assert.equal(await merged(log('3a 2a 5a'), log('3b 4b')), '3a 2a 3b 4b 5a');
  });

  it('is nothing for nothing', async () => {
    assert.equal(await merged(), '');
    assert.equal(await merged(log(), log('')), '');
  });

  it('reads no log further than it has to', async () => {
    let read = 0;
    async function* counted() {
      for (;;) {
        read++;
        yield [line(`${read}a`)];
      }
    }
    for await (const lines of mergeLogs([counted(), log('3b')])) {
      if (lines.some(({ text }) => text === '3b')) break;
    }
    assert.ok(read <= 4, `${read}`);
  });

  it('ends all logs when nobody reads on, or one fails', async () => {
    const ended: string[] = [];
    async function* endless(name: string) {
      try {
        for (let k = 0; ; k++) yield [line(`${k}${name}`)];
      } finally {
        ended.push(name);
      }
    }
    for await (const _ of mergeLogs([endless('a'), endless('b')])) break;
    assert.deepEqual(ended.sort(), ['a', 'b']);
    async function* broken(): AsyncGenerator<readonly Line[]> {
      yield [line('1x')];
      throw new Error('lost');
    }
    await assert.rejects(merged(broken(), endless('c')), /lost/);
    assert.deepEqual(ended.sort(), ['a', 'b', 'c']);
  });
});

describe('merging live lines', () => {
  function live() {
    const clock = new ManualClock();
    const out: string[] = [];
    const merge = new LiveMerge<Line>(clock, (lines) =>
      out.push(lines.map(({ text }) => text).join(' ')),
    );
    const push = (texts: string) => merge.push(texts.split(' ').map(line));
    return { clock, out, merge, push };
  }

  it('waits for earlier lines that are still on their way', () => {
    const { clock, out, push } = live();
    push('5a 7a');
    clock.advance(100);
    push('6b 9b');
    clock.advance(50);
    assert.deepEqual(out, ['5a 6b 7a']);
    clock.advance(150);
    assert.deepEqual(out, ['5a 6b 7a', '9b']);
    assert.deepEqual(clock.pending, []);
  });

  it('holds nothing back for ever when lines keep coming', () => {
    const { clock, out, push } = live();
    for (let k = 10; k < 40; k++) {
      push(`${k}a`);
      clock.advance(50);
    }
    assert.ok(out.join(' ').includes('35a'));
  });

  it('does not wait when there are too many, at a flush, or once disposed', () => {
    const { clock, out, merge, push } = live();
    merge.push(Array.from({ length: 20_001 }, () => line('1a')));
    assert.equal(out.length, 1);
    push('2a');
    merge.flush();
    assert.equal(out[1], '2a');
    push('3a');
    merge.dispose();
    clock.advance(1_000);
    assert.equal(out.length, 2);
  });
});
