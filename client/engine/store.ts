import type { Container } from './containers/types.ts';
import type { Disposable } from './disposable.ts';
import type { EngineError } from './errors.ts';
import type { Image } from './images/types.ts';
import type { Network } from './networks/types.ts';
import type { EngineVersion } from './types.ts';
import type { Volume } from './volumes/types.ts';

/** What the store can follow. A kind is listed when somebody first watches it, not before. */
export type Kind = keyof Followed;

/** What each kind is a collection of. */
export interface Followed {
  readonly containers: Container;
  readonly images: Image;
  readonly volumes: Volume;
  readonly networks: Network;
}

export type EngineState =
  /** Nobody looks. */
  | { readonly kind: 'idle' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected'; readonly version: EngineVersion }
  /** Trying again by itself, with back-off. */
  | { readonly kind: 'unreachable'; readonly error: EngineError };

/** Ids that came, changed or went, by kind. Several events may fall into one change. */
export type StoreChange = {
  readonly [K in Kind]: ReadonlySet<string>;
} & {
  /** `true` when `state` is another one. */
  readonly state: boolean;
};

/**
 * The store at one moment: immutable, unchanged objects keep their identity. Of each kind the
 * objects by id: `undefined` until listed once; while `state` is not `connected`, what was last
 * known. Containers and images are newest first (the Engine's lists know whole seconds only, so
 * within one the order is fixed but means nothing), volumes and networks by name.
 */
export type Snapshot = {
  readonly [K in Kind]: ReadonlyMap<string, Followed[K]> | undefined;
} & {
  readonly state: EngineState;
};

/** What is known before anything was asked. */
export const NOTHING_KNOWN: Snapshot = {
  state: { kind: 'idle' },
  containers: undefined,
  images: undefined,
  volumes: undefined,
  networks: undefined,
};

/** The live picture of one Engine, patched by its events; see ARCHITECTURE.md, "The store". */
export interface EngineStore extends Disposable {
  readonly snapshot: Snapshot;
  onDidChange(listener: (change: StoreChange) => void): Disposable;
  /** Follows `kind` until disposed. The last one disposed closes the event stream. */
  watch(kind: Kind): Disposable;
  /** Tries to connect now instead of at the end of the back-off. */
  retryNow(): void;
}
