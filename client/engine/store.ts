import type { Disposable } from './disposable.ts';
import type { EngineError } from './errors.ts';
import type { Container, EngineVersion } from './types.ts';

/** What the store can follow. A kind is listed when somebody first watches it, not before. */
export type Kind = 'containers';

export type EngineState =
  /** Nobody looks. */
  | { readonly kind: 'idle' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected'; readonly version: EngineVersion }
  /** Trying again by itself, with back-off. */
  | { readonly kind: 'unreachable'; readonly error: EngineError };

export interface StoreChange {
  /** `true` when `state` is another one. */
  readonly state: boolean;
  /** Ids that came, changed or went, by kind. Several events may fall into one change. */
  readonly containers: ReadonlySet<string>;
}

/** The store at one moment: immutable, unchanged objects keep their identity. */
export interface Snapshot {
  readonly state: EngineState;
  /**
   * By id, newest first; the Engine's lists know whole seconds only, so within one the order is
   * fixed but means nothing. `undefined` until listed once; while `state` is not `connected`, what was
   * last known.
   */
  readonly containers: ReadonlyMap<string, Container> | undefined;
}

/** The live picture of one Engine, patched by its events; see ARCHITECTURE.md, "The store". */
export interface EngineStore extends Disposable {
  readonly snapshot: Snapshot;
  onDidChange(listener: (change: StoreChange) => void): Disposable;
  /** Follows `kind` until disposed. The last one disposed closes the event stream. */
  watch(kind: Kind): Disposable;
  /** Tries to connect now instead of at the end of the back-off. */
  retryNow(): void;
}
