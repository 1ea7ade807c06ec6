import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile as write } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFile } from '../../../client/editor/writeFile.ts';

describe('a file that is written from a stream', () => {
  let folder: string;
  let path: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'longshore-write-'));
    path = join(folder, 'web.tar');
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function* chunks(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
    for (const text of texts) {
      yield Buffer.from(text);
    }
  }

  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('half');
    throw new Error('cancelled');
  }

  it('is whole, in place of what was there, and its bytes are told', async () => {
    await write(path, 'before');
    const told: number[] = [];
    await writeFile(path, chunks('abc', 'de'), (bytes) => told.push(bytes));
    assert.equal(await readFile(path, 'utf8'), 'abcde');
    assert.deepEqual(told, [3, 5]);
    assert.deepEqual(await readdir(folder), ['web.tar']);
  });

  it('leaves nothing when its stream breaks off', async () => {
    await assert.rejects(
      writeFile(path, broken(), () => undefined),
      { message: 'cancelled' },
    );
    assert.deepEqual(await readdir(folder), []);
  });

  it('leaves what was there before when its stream breaks off', async () => {
    await write(path, 'before');
    await assert.rejects(writeFile(path, broken(), () => undefined));
    assert.equal(await readFile(path, 'utf8'), 'before');
    assert.deepEqual(await readdir(folder), ['web.tar']);
  });

  it('cannot be in a folder that is not there', async () => {
    await assert.rejects(
      writeFile(join(folder, 'no', 'x'), chunks('a'), () => undefined),
      { code: 'ENOENT' },
    );
  });
});
