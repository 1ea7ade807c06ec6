import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * Writes a file from `chunks` and tells the bytes written so far. It gets its name when it is
 * complete: when writing fails or `chunks` throws, nothing is left of it, what had the name before
 * stays, and the error is thrown on.
 */
export async function writeFile(
  path: string,
  chunks: AsyncIterable<Uint8Array>,
  written: (bytes: number) => void,
): Promise<void> {
  const part = join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}.part`);
  // Opened before anything is read: a stream that opens it itself may do so after its end.
  const file = await open(part, 'wx');
  try {
    await pipeline(counted(chunks, written), file.createWriteStream());
    await rename(part, path);
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(part, { force: true });
    throw error;
  }
}

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  written: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    yield chunk;
    bytes += chunk.length;
    written(bytes);
  }
}
