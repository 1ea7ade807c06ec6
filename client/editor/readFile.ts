import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';

/** A file of this machine: its bytes, and how many there are. Opened when somebody reads. */
export async function readFile(
  path: string,
): Promise<{ readonly size: number; readonly chunks: AsyncIterable<Uint8Array> }> {
  const { size } = await stat(path);
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield* createReadStream(path, { highWaterMark: 1 << 18 });
  }
  return { size, chunks: chunks() };
}
