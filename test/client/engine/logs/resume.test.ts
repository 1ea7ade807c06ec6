import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import type { LogLine } from '../../../../client/engine/logs/line.ts';
import { Resume } from '../../../../client/engine/logs/resume.ts';
import { compareTimes } from '../../../../client/engine/logs/time.ts';

/** `12 e text`: at 12 ns, on stderr. */
function line(text: string): LogLine {
  const [nanos, stream, ...words] = text.split(' ');
  return {
    seconds: 0,
    nanos: Number(nanos),
    stream: stream === 'e' ? 'stderr' : 'stdout',
    text: Buffer.from(words.join(' ')),
  };
}

const texts = (lines: readonly LogLine[]) => lines.map(({ text }) => text.toString());

function take(resume: Resume, lines: readonly LogLine[]): readonly LogLine[] {
  const fresh = lines.filter((one) => resume.isNew(one));
  for (const one of fresh) resume.see(one);
  return fresh;
}

/** Reads a log up to each of `cuts`, is cut off, and reads on to its end: what it took in all. */
function read(log: readonly LogLine[], ...cuts: readonly number[]): readonly string[] {
  const resume = new Resume();
  const taken = [...take(resume, log.slice(0, cuts[0]))];
  for (const cut of [...cuts.slice(1), log.length]) {
    const { since } = resume;
    // As the Engine does: what is not before that moment, in the order of the file.
    const again = log
      .slice(0, cut)
      .filter((one) => since === undefined || compareTimes(one, since) >= 0);
    resume.restart();
    taken.push(...take(resume, again));
  }
  return texts(taken);
}

describe('reading a log on', () => {
  it('starts at the beginning when nothing was read', () => {
    const resume = new Resume();
    resume.restart();
    assert.equal(resume.since, undefined);
    assert.deepEqual(texts(take(resume, [line('1 o a')])), ['a']);
  });

  it('leaves out what was read, wherever it was cut', () => {
    const log = ['1 o a', '2 o b', '2 o c', '2 e d', '2 o e', '3 o f', '9 o g'].map(line);
    for (let cut = 0; cut <= log.length; cut++) {
      assert.deepEqual(read(log, cut), texts(log), `cut at ${cut}`);
      assert.deepEqual(read(log, cut, cut, log.length), texts(log), `cut twice at ${cut}`);
    }
  });

  it('misses nothing where stdout and stderr stand in another order than their times', () => {
    const log = ['5 o a', '7 e b', '6 o c', '8 o d', '7 e e'].map(line);
    for (let cut = 0; cut <= log.length; cut++) {
      assert.deepEqual(read(log, cut), texts(log), `cut at ${cut}`);
    }
  });

  it('misses no late line after many new ones', () => {
    const log = [
      line('1 o first'),
      ...Array.from({ length: 400 }, (_, k) => line(`${k * 2 + 10} o ${k}`)),
      line('801 e late'),
    ];
    assert.deepEqual(read(log, 1), texts(log));
  });

  it('counts when more lines share a moment than are remembered', () => {
    const log = Array.from({ length: 2_000 }, (_, k) => line(`${k < 1_900 ? 5 : 6} o ${k}`));
    for (const cut of [1, 255, 256, 257, 1_000, 1_899, 1_900, 1_901, 2_000]) {
      assert.deepEqual(read(log, cut), texts(log), `cut at ${cut}`);
    }
  });

  it('remembers a bounded number of lines', () => {
    const resume = new Resume();
    for (let k = 0; k < 100_000; k++) {
      resume.see(line(`${k} o x`));
    }
    assert.deepEqual(resume.since, { ...resume.since, seconds: 0, nanos: 100_000 - 256 });
  });
});
