import { Buffer } from 'node:buffer';
import type { CallOptions } from '../engine.ts';
import { EngineError } from '../errors.ts';

/**
 * A stream that outlives the wait for its start: opened by `open` with the signal that ends it,
 * ended by the caller's signal or when its reader stops. An unread stream must be ended by the
 * signal.
 *
 * @throws what `open` throws; while it is read `EngineError` only, by `explain`, and with reason
 *   `cancelled` when the caller's signal fired.
 */
export async function lasting(
  options: CallOptions | undefined,
  open: (signal: AbortSignal) => Promise<NodeJS.ReadableStream>,
  explain: (error: unknown) => EngineError,
): Promise<AsyncIterable<Buffer>> {
  const controller = new AbortController();
  const end = () => controller.abort();
  options?.signal?.addEventListener('abort', end, { once: true });
  const ended = () => options?.signal?.removeEventListener('abort', end);
  try {
    return chunks(await open(controller.signal));
  } catch (error) {
    ended();
    controller.abort();
    throw error;
  }

  async function* chunks(stream: NodeJS.ReadableStream): AsyncGenerator<Buffer> {
    try {
      for await (const chunk of stream) {
        yield Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
      }
    } catch (error) {
      throw options?.signal?.aborted ? new EngineError('cancelled', 'Cancelled') : explain(error);
    } finally {
      ended();
      controller.abort();
    }
  }
}
