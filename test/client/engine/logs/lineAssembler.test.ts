import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { LineAssembler, LONGEST_LINE } from '../../../../client/engine/logs/lineAssembler.ts';
import { Demuxer } from '../../../../client/engine/streams/demux.ts';

const PARTIAL = 16 * 1024;

/** `2026-11-25T00:00:01.000000002Z ` for 1.2. */
function stamp(time: string): string {
  const [seconds = '0', nanos = '0'] = time.split('.');
  return `2026-11-25T00:00:${seconds.padStart(2, '0')}.${nanos.padStart(9, '0')}Z `;
}

/** A frame of the Engine: `out 1.2 text`. */
function frame(stream: 'out' | 'err', time: string, text: string): Buffer {
  const body = Buffer.from(stamp(time) + text);
  const header = Buffer.alloc(8);
  header.writeUInt8(stream === 'out' ? 1 : 2, 0);
  header.writeUInt32BE(body.length, 4);
  return Buffer.concat([header, body]);
}

/** `1.2 out text` for each line, when so many bytes come at a time. */
function lines(bytes: Buffer, size: number, { tty = false, end = true } = {}): readonly string[] {
  const assembler = new LineAssembler({ tty });
  const demuxer = new Demuxer();
  const found = [];
  for (let at = 0; at < bytes.length; at += size) {
    const chunk = bytes.subarray(at, at + size);
    const pieces = tty ? [{ stream: 'stdout' as const, data: chunk }] : demuxer.push(chunk);
    found.push(...pieces.flatMap((piece) => assembler.push(piece)));
  }
  if (end) {
    found.push(...assembler.end());
  }
  return found.map(({ seconds, nanos, stream, text }) =>
    [`${seconds % 60}.${nanos}`, stream.slice(3), text.toString()].join(' '),
  );
}

function sameAtAnySize(bytes: Buffer, expected: readonly string[], how = {}): void {
  for (const size of [1, 7, 8, 31, 32, 1000, 100_000]) {
    assert.deepEqual(lines(bytes, size, how), expected, `${size} bytes at a time`);
  }
}

describe('lines of a log', () => {
  it('come with stream and time, whole characters, empty ones too', () => {
    const bytes = Buffer.concat([
      frame('out', '1.2', 'größe 漢\n'),
      frame('err', '1.3', '\n'),
      frame('out', '2.0', 'a b  \r\n'),
    ]);
    sameAtAnySize(bytes, ['1.2 out größe 漢', '1.3 err ', '2.0 out a b  \r']);
  });

  it('are joined of what the Engine has cut, with the other stream in between', () => {
    const bytes = Buffer.concat([
      frame('out', '1.1', 'x'.repeat(PARTIAL)),
      frame('err', '1.2', 'between\n'),
      frame('out', '1.1', 'y'.repeat(PARTIAL)),
      frame('out', '1.1', '\n'),
      frame('out', '1.1', 'next\n'),
    ]);
    sameAtAnySize(bytes, [
      '1.2 err between',
      `1.1 out ${'x'.repeat(PARTIAL)}${'y'.repeat(PARTIAL)}`,
      '1.1 out next',
    ]);
  });

  it('need no end when the program ended, or another message comes', () => {
    const bytes = Buffer.concat([
      frame('out', '1.1', 'prompt> '),
      frame('out', '2.1', 'after the restart\n'),
      frame('err', '2.2', 'cut off'),
    ]);
    sameAtAnySize(bytes, ['1.1 out prompt> ', '2.1 out after the restart', '2.2 err cut off']);
  });

  it('wait for their end while the log may go on', () => {
    assert.deepEqual(lines(frame('out', '1.1', 'half'), 100, { end: false }), []);
  });

  it('may themselves begin with a time', () => {
    const bytes = frame('out', '1.1', `${stamp('9.9')}text\n`);
    sameAtAnySize(bytes, [`1.1 out ${stamp('9.9')}text`]);
  });

  it('keep the last time where the Engine tells none', () => {
    const assembler = new LineAssembler({ tty: true });
    const data = Buffer.from(`${stamp('1.1')}one\nno-stamp here\nshort\n`);
    const found = assembler.push({ stream: 'stdout', data });
    assert.deepEqual(
      found.map(({ nanos, text }) => `${nanos} ${text}`),
      ['1 one', '1 no-stamp here', '1 short'],
    );
  });

  it('are cut where nobody could hold them', () => {
    const assembler = new LineAssembler({ tty: false });
    const data = Buffer.alloc(PARTIAL, 'x');
    const found = [];
    for (let k = 0; k < (2 * LONGEST_LINE) / PARTIAL; k++) {
      const head = Buffer.from(stamp('1.1'));
      found.push(...assembler.push({ stream: 'stdout', data: head, opens: true }));
      found.push(...assembler.push({ stream: 'stdout', data }));
    }
    assert.deepEqual(
      found.map(({ text }) => text.length),
      [LONGEST_LINE, LONGEST_LINE],
    );
  });
});

describe('lines of a log with a terminal', () => {
  const tty = true;

  it('lose the carriage return that the terminal adds', () => {
    const bytes = Buffer.from(`${stamp('1.1')}one\r\n${stamp('1.2')}\r\n${stamp('1.3')}a\rb\r\n`);
    sameAtAnySize(bytes, ['1.1 out one', '1.2 out ', '1.3 out a\rb'], { tty });
  });

  it('are joined of what the Engine has cut without a mark', () => {
    const long = 'x'.repeat(PARTIAL);
    const bytes = Buffer.from(
      [
        `${stamp('1.1')}${long}`,
        `${stamp('1.1')}${long}`,
        `${stamp('1.1')}tail\r\n`,
        `${stamp('2.1')}${long}\r\n`,
        `${stamp('2.2')}next\r\n`,
      ].join(''),
    );
    sameAtAnySize(bytes, [`1.1 out ${long}${long}tail`, `2.1 out ${long}`, '2.2 out next'], {
      tty,
    });
  });

  it('go on where a long message was not cut after all', () => {
    const long = 'x'.repeat(PARTIAL + 10);
    const bytes = Buffer.from(`${stamp('1.1')}${long} and more\r\n${stamp('1.2')}next\r\n`);
    sameAtAnySize(bytes, [`1.1 out ${long} and more`, '1.2 out next'], { tty });
  });
});
