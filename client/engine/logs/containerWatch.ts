import type { Engine } from '../engine.ts';
import { EngineError } from '../errors.ts';
import type { EngineStore } from '../store.ts';
import type { ContainerWatch } from './containerLog.ts';

/**
 * Watches one container by the store's events. Whoever uses it keeps the store's containers
 * watched.
 */
export function containerWatch(
  { engine, store }: { readonly engine: Engine; readonly store: EngineStore },
  id: string,
): ContainerWatch {
  return {
    async now(signal) {
      const { state, exitCode } = await engine.containers.inspect(id, { signal });
      const running = state === 'running' || state === 'paused';
      return { running, ...(exitCode !== undefined && { exitCode }) };
    },
    nextStart: (signal) =>
      new Promise((resolve, reject) => {
        const listening = store.onDidChange(({ containers }) => {
          if (!containers.has(id)) {
            return;
          }
          const { state, containers: all } = store.snapshot;
          const container = all?.get(id);
          if (container?.state === 'running') {
            end();
            resolve();
          } else if (container === undefined && all !== undefined && state.kind === 'connected') {
            end();
            reject(new EngineError('notFound', 'The container has been removed'));
          }
        });
        const cancel = () => {
          end();
          reject(new EngineError('cancelled', 'Cancelled'));
        };
        const end = () => {
          listening.dispose();
          signal.removeEventListener('abort', cancel);
        };
        signal.addEventListener('abort', cancel);
        if (signal.aborted) {
          cancel();
        }
      }),
  };
}
