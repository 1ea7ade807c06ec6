import type { Clock } from '../engine/clock.ts';
import type { EngineStore } from '../engine/store.ts';

/** Resolves after some time, or as soon as the Engine is there again or `signal` fires. */
export function pauseBeforeRetry(
  store: EngineStore | undefined,
  clock: Clock,
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      timer.dispose();
      listening?.dispose();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = clock.after(milliseconds, end);
    const listening = store?.onDidChange(({ state }) => {
      if (state && store.snapshot.state.kind === 'connected') {
        end();
      }
    });
    signal.addEventListener('abort', end);
  });
}
