import type { Container } from '../../../client/engine/containers/types.ts';
import type { Disposable } from '../../../client/engine/disposable.ts';
import {
  type EngineState,
  type EngineStore,
  type Kind,
  NOTHING_KNOWN,
  type Snapshot,
  type StoreChange,
} from '../../../client/engine/store.ts';

/** A running nginx named `web`, but for what `fields` says. */
export function container(fields: Partial<Container> = {}): Container {
  return {
    id: `${fields.name ?? 'web'}-id`,
    name: 'web',
    image: 'nginx:1.27',
    imageId: 'sha256:1',
    command: 'nginx -g daemon off;',
    state: 'running',
    createdAt: 0,
    ports: [],
    labels: {},
    networks: [],
    addresses: {},
    mounts: [],
    ...fields,
  };
}

export const CONNECTED: EngineState = {
  kind: 'connected',
  version: { version: '27.0', apiVersion: '1.46', os: 'linux', arch: 'amd64' },
};

export function snapshot(containers: readonly Container[], state = CONNECTED): Snapshot {
  return {
    ...NOTHING_KNOWN,
    state,
    containers: new Map(containers.map((one) => [one.id, one])),
  };
}

/** A change of these containers, by name. */
export function changeOf(...names: readonly string[]): StoreChange {
  const none: ReadonlySet<string> = new Set();
  const containers = new Set(names.map((name) => `${name}-id`));
  return { state: false, containers, images: none, volumes: none, networks: none };
}

/** A store whose picture the test sets; counts who watches. */
export class SetStore implements EngineStore {
  snapshot: Snapshot = NOTHING_KNOWN;
  readonly watched: Kind[] = [];
  retries = 0;
  disposed = false;
  readonly #listeners = new Set<(change: StoreChange) => void>();

  set(next: Snapshot, change: StoreChange = changeOf()): void {
    this.snapshot = next;
    for (const listener of this.#listeners) {
      listener(change);
    }
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  onDidChange(listener: (change: StoreChange) => void): Disposable {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  watch(kind: Kind): Disposable {
    this.watched.push(kind);
    return { dispose: () => this.watched.splice(this.watched.indexOf(kind), 1) };
  }

  retryNow(): void {
    this.retries++;
  }

  dispose(): void {
    this.disposed = true;
  }
}
