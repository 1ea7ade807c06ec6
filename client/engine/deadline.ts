import type { CallOptions } from './engine.ts';
import { EngineError } from './errors.ts';

/**
 * Runs `work` with a signal that fires when the caller's does or the time is over, and rejects at
 * once then, whether or not `work` listens.
 *
 * @throws EngineError with reason `cancelled` or `timedOut`; otherwise what `work` threw.
 */
export async function withDeadline<T>(
  options: CallOptions | undefined,
  defaultTimeout: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const timeout = options?.timeout ?? defaultTimeout;
  const cancel = () => controller.abort(new EngineError('cancelled', 'Cancelled'));
  const expire = () => {
    const message = `The Docker Engine did not answer within ${timeout / 1000} s`;
    controller.abort(new EngineError('timedOut', message));
  };
  const timer = Number.isFinite(timeout) ? setTimeout(expire, timeout) : undefined;
  options?.signal?.addEventListener('abort', cancel, { once: true });
  if (options?.signal?.aborted) {
    cancel();
  }
  try {
    controller.signal.throwIfAborted();
    return await new Promise<T>((resolve, reject) => {
      controller.signal.addEventListener('abort', () => reject(controller.signal.reason));
      work(controller.signal).then(resolve, (error: unknown) =>
        reject(controller.signal.aborted ? controller.signal.reason : error),
      );
    });
  } finally {
    clearTimeout(timer);
    options?.signal?.removeEventListener('abort', cancel);
  }
}
