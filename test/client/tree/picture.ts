import type { Container } from '../../../client/engine/containers/types.ts';
import type { Disposable } from '../../../client/engine/disposable.ts';
import type { Engine } from '../../../client/engine/engine.ts';
import type { Image } from '../../../client/engine/images/types.ts';
import {
  type EngineState,
  type EngineStore,
  type Kind,
  NOTHING_KNOWN,
  type Snapshot,
  type StoreChange,
} from '../../../client/engine/store.ts';
import { type LoadContext, NO_OPTIONS } from '../../../client/tree/node.ts';
import { Once } from '../../../client/tree/once.ts';

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

/** `nginx:1.27` and nothing else, but for what `fields` says; its id follows from its first tag. */
export function image(fields: Partial<Image> = {}): Image {
  const { tags = ['nginx:1.27'], digests = [] } = fields;
  return {
    id: `sha256:${tags[0] ?? digests[0] ?? 'dangling'}`,
    tags,
    digests,
    createdAt: Date.parse('2026-10-12T08:00:00Z'),
    size: 190_000_000,
    labels: {},
    ...fields,
  };
}

/** What is known of images and the containers that may use them. */
export function imageSnapshot(
  images: readonly Image[],
  containers: readonly Container[] = [],
  state = CONNECTED,
): Snapshot {
  return {
    ...snapshot(containers, state),
    images: new Map(images.map((one) => [one.id, one])),
  };
}

/** A change of these images and containers, by id. */
export function changeOfIds(
  images: readonly string[],
  containers: readonly string[] = [],
): StoreChange {
  return { ...changeOf(), images: new Set(images), containers: new Set(containers) };
}

/** What children are loaded from, with an Engine of these verbs. */
export function loadContext(
  picture: Snapshot,
  engine: { readonly [K in keyof Engine]?: Partial<Engine[K]> },
  more: Partial<LoadContext> = {},
): LoadContext {
  return {
    engine: engine as Engine,
    snapshot: picture,
    options: NO_OPTIONS,
    signal: new AbortController().signal,
    once: new Once(),
    origins: { find: async () => [] },
    ...more,
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
