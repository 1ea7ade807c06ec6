import type { Container } from '../../../client/engine/containers/types.ts';
import type { LiveStore } from '../../../client/engine/liveStore.ts';
import type { EngineState } from '../../../client/engine/store.ts';

/** Waits for what a store tells and shows it as text, one row a container. */
export class StoreProbe {
  readonly store: LiveStore;

  constructor(store: LiveStore) {
    this.store = store;
  }

  /** `name state` of each container, newest first, with health and exit code where there are any. */
  get rows(): readonly string[] {
    return [...(this.store.snapshot.containers?.values() ?? [])].map(rowText);
  }

  /** Resolves at the first moment `condition` holds; rejects with what was seen after 10 s. */
  async until(condition: (probe: this) => boolean): Promise<void> {
    if (condition(this)) {
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const end = (settle: () => void) => {
        clearTimeout(timer);
        listener.dispose();
        settle();
      };
      const seen = () => `${this.store.snapshot.state.kind}: ${this.rows.join(', ')}`;
      const timer = setTimeout(() => end(() => reject(new Error(`Still ${seen()}`))), 9_000);
      const listener = this.store.onDidChange(() => condition(this) && end(resolve));
    });
  }

  untilState(kind: EngineState['kind']): Promise<void> {
    return this.until(({ store }) => store.snapshot.state.kind === kind);
  }

  /** Until the rows are exactly these. */
  untilRows(...rows: readonly string[]): Promise<void> {
    return this.until((probe) => probe.rows.join('\n') === rows.join('\n'));
  }
}

/** `web running healthy`, `job exited 3`. */
export function rowText({ name, state, health, exitCode }: Container): string {
  return [name, state, health, exitCode].filter((part) => part !== undefined).join(' ');
}
