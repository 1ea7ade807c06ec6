import { EngineError } from '../engine/errors.ts';
import type { EngineStore, Kind, Snapshot } from '../engine/store.ts';

/** A snapshot that knows `kind`, kept current until released. */
export interface Lease {
  readonly snapshot: Snapshot;
  release(): void;
}

/**
 * Follows `kind` and waits until it is listed. Rejects with the store's `EngineError` when the
 * Engine cannot be reached, and with reason `cancelled` when `signal` fires.
 */
export function whenListed(store: EngineStore, kind: Kind, signal: AbortSignal): Promise<Lease> {
  return new Promise((resolve, reject) => {
    const watch = store.watch(kind);
    const listening = store.onDidChange(look);
    signal.addEventListener('abort', look);
    look();

    function look(): void {
      const { snapshot } = store;
      if (signal.aborted) {
        settle();
        watch.dispose();
        reject(new EngineError('cancelled', 'Cancelled'));
      } else if (snapshot.state.kind === 'unreachable') {
        settle();
        watch.dispose();
        reject(snapshot.state.error);
      } else if (snapshot.state.kind === 'connected' && snapshot[kind] !== undefined) {
        settle();
        resolve({ snapshot, release: () => watch.dispose() });
      }
    }

    function settle(): void {
      listening.dispose();
      signal.removeEventListener('abort', look);
    }
  });
}
