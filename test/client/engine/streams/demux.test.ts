import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { EngineError, type EngineErrorReason } from '../../../../client/engine/errors.ts';
import { demux } from '../../../../client/engine/streams/demux.ts';

function frame(source: number, text: string): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt8(source, 0);
  header.writeUInt32BE(Buffer.byteLength(text), 4);
  return Buffer.concat([header, Buffer.from(text)]);
}

const OUT = 1;
const ERR = 2;
const ENGINE = 3;

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) {
    yield bytes.subarray(at, at + size);
  }
}

/** What each stream said in all, and in how many pieces. */
async function apart(chunks: AsyncIterable<Buffer>) {
  const said = { stdin: '', stdout: '', stderr: '', pieces: 0 };
  for await (const { stream, data } of demux(chunks)) {
    assert.notEqual(data.length, 0);
    said[stream] += data.toString('latin1');
    said.pieces++;
  }
  return said;
}

function fails(chunks: AsyncIterable<Buffer>, reason: EngineErrorReason, message: RegExp) {
  return assert.rejects(apart(chunks), (error) => {
    assert.ok(EngineError.is(error, reason), String(error));
    assert.match(error.message, message);
    return true;
  });
}

describe("taking a container's output apart", () => {
  const bytes = Buffer.concat([
    frame(OUT, 'one\n'),
    frame(ERR, 'oops\n'),
    frame(OUT, ''),
    frame(OUT, 'two\n'),
  ]);

  for (const size of [1, 3, 8, 9, 1000]) {
    it(`tells stdout from stderr when ${size} bytes come at a time`, async () => {
      const { pieces: _, ...said } = await apart(inPieces(bytes, size));
      assert.deepEqual(said, { stdin: '', stdout: 'one\ntwo\n', stderr: 'oops\n' });
    });
  }

  it('gives out a large frame as it comes, not at its end', async () => {
    const large = frame(OUT, 'x'.repeat(100_000));
    const { stdout, pieces } = await apart(inPieces(large, 1000));
    assert.equal(stdout.length, 100_000);
    assert.equal(pieces, 101);
  });

  it('ends with what the Engine itself complains about', () =>
    fails(
      inPieces(frame(ENGINE, 'error reading logs\n'), 4),
      'serverError',
      /^error reading logs$/,
    ));

  it('refuses a stream of another kind, as that of a TTY', () =>
    fails(
      inPieces(Buffer.from('total 4\ndrwxr-xr-x'), 64),
      'badAnswer',
      /not a container's output/,
    ));

  it('says that the connection was lost inside a frame', async () => {
    await fails(inPieces(bytes.subarray(0, 10), 64), 'disconnected', /in the middle/);
    await fails(inPieces(bytes.subarray(0, 3), 64), 'disconnected', /in the middle/);
  });

  it('is nothing when nothing comes', async () => {
    assert.equal((await apart(inPieces(Buffer.alloc(0), 1))).pieces, 0);
  });
});
