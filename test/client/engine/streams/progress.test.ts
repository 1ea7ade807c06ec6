import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { EngineError } from '../../../../client/engine/errors.ts';
import { type Progress, readProgress } from '../../../../client/engine/streams/progress.ts';

async function read(...chunks: readonly (string | Uint8Array)[]): Promise<readonly Progress[]> {
  const seen: Progress[] = [];
  for await (const progress of readProgress(iterate(chunks))) {
    seen.push(progress);
  }
  return seen;
}

describe('readProgress', () => {
  it('reads what is told of layers and of the whole', async () => {
    assert.deepEqual(
      await read(
        '{"status":"Pulling from library/nginx","id":"1.27"}\r\n',
        '{"status":"Downloading","progressDetail":{"current":302080,"total":30009449},"progress":"[> ]","id":"681ff0df6a38"}\r\n',
        '{"status":"Waiting","progressDetail":{},"id":"520d80e824af"}\r\n',
        '{"status":"Extracting","progressDetail":{"current":3,"units":"s"},"id":"520d80e824af"}\r\n',
        '{"stream":"Loaded image: busybox:latest\\n"}\r\n',
        '{"progressDetail":{},"aux":{"Tag":"1","Size":1567}}\r\n',
      ),
      [
        { id: '1.27', status: 'Pulling from library/nginx', unit: 'bytes' },
        {
          id: '681ff0df6a38',
          status: 'Downloading',
          current: 302080,
          total: 30009449,
          unit: 'bytes',
        },
        { id: '520d80e824af', status: 'Waiting', unit: 'bytes' },
        { id: '520d80e824af', status: 'Extracting', current: 3, unit: 'seconds' },
        { status: 'Loaded image: busybox:latest', unit: 'bytes' },
        { status: '', unit: 'bytes', aux: { Tag: '1', Size: 1567 } },
      ],
    );
  });

  it('joins what arrives in pieces, in the middle of a character too', async () => {
    const bytes = Buffer.from('{"status":"Über"}\n{"status":"b"}');
    const pieces = Array.from(bytes, (_, at) => bytes.subarray(at, at + 1));
    assert.deepEqual(
      (await read(...pieces)).map(({ status }) => status),
      ['Über', 'b'],
    );
  });

  it('throws what the Engine tells of a failure, behind what went well', async () => {
    const seen: string[] = [];
    const stream = readProgress(
      iterate([
        '{"status":"Preparing","id":"36fdb59e8297"}\n',
        '{"errorDetail":{"message":"no basic auth credentials"},"error":"no basic auth credentials"}',
      ]),
    );
    await assert.rejects(
      async () => {
        for await (const { status } of stream) {
          seen.push(status);
        }
      },
      (error) =>
        EngineError.is(error, 'serverError') && error.message === 'no basic auth credentials',
    );
    assert.deepEqual(seen, ['Preparing']);
  });

  it('takes the old way to tell of a failure', async () => {
    await assert.rejects(() => read('{"error":"gone"}\n'), { message: 'gone' });
  });

  it('says so when it is no such stream', async () => {
    await assert.rejects(
      () => read('<html>\n'),
      (error) => EngineError.is(error, 'badAnswer'),
    );
  });

  it('gives odd fields their defaults', async () => {
    assert.deepEqual(await read('[]\n', '{"status":3,"progressDetail":[],"id":{}}\n'), [
      { status: '', unit: 'bytes' },
      { status: '', unit: 'bytes' },
    ]);
  });
});

async function* iterate(
  chunks: readonly (string | Uint8Array)[],
): AsyncGenerator<string | Uint8Array> {
  yield* chunks;
}
