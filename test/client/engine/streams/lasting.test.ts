import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { PassThrough } from 'node:stream';
import { EngineError } from '../../../../client/engine/errors.ts';
import { lasting } from '../../../../client/engine/streams/lasting.ts';

const explain = (error: unknown) => new EngineError('disconnected', String(error));

/** A stream that its signal destroys, as a connection's is. */
function opened(signal: AbortSignal): PassThrough {
  const stream = new PassThrough();
  signal.addEventListener('abort', () => stream.destroy(new Error('aborted')));
  return stream;
}

async function textOf(chunks: AsyncIterable<Buffer>): Promise<string> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) {
    all.push(chunk);
  }
  return Buffer.concat(all).toString();
}

describe('a lasting stream', () => {
  it('gives its chunks out until it ends, and ends its connection', async () => {
    let connection: AbortSignal | undefined;
    const stream = new PassThrough();
    const open = async (signal: AbortSignal) => {
      connection = signal;
      return stream;
    };
    const chunks = await lasting(undefined, open, explain);
    stream.write('a');
    stream.end('b');
    assert.equal(await textOf(chunks), 'ab');
    assert.equal(connection?.aborted, true);
  });

  it('ends its connection when nobody reads on', async () => {
    let stream: PassThrough | undefined;
    const open = async (signal: AbortSignal) => {
      stream = opened(signal);
      stream.write('a');
      return stream;
    };
    for await (const chunk of await lasting(undefined, open, explain)) {
      assert.equal(chunk.toString(), 'a');
      break;
    }
    assert.equal(stream?.destroyed, true);
  });

  it('is cancelled by its signal', async () => {
    const controller = new AbortController();
    const chunks = await lasting(
      { signal: controller.signal },
      async (signal) => opened(signal),
      explain,
    );
    const reading = textOf(chunks);
    controller.abort();
    await assert.rejects(reading, (error) => EngineError.is(error, 'cancelled'));
  });

  it('explains what breaks it', async () => {
    const stream = new PassThrough();
    const chunks = await lasting(undefined, async () => stream, explain);
    stream.destroy(new Error('gone'));
    await assert.rejects(textOf(chunks), { reason: 'disconnected', message: 'Error: gone' });
  });

  it('lets through why it could not be opened, and forgets its signal', async () => {
    const controller = new AbortController();
    const refused = new EngineError('notFound', 'No such container');
    const open = () => Promise.reject(refused);
    await assert.rejects(lasting({ signal: controller.signal }, open, explain), refused);
  });
});
