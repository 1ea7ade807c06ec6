import type { ContainerVerbs } from './containers/verbs.ts';
import type { Disposable } from './disposable.ts';
import type { ImageVerbs } from './images/verbs.ts';
import type { InspectVerb } from './inspect.ts';
import type { LogVerbs } from './logs/verbs.ts';
import type { NetworkVerbs } from './networks/verbs.ts';
import type { StatsVerbs } from './stats/verbs.ts';
import type { SystemVerbs } from './system/verbs.ts';
import type { TerminalVerbs } from './terminals/verbs.ts';
import type { EngineEvent, EngineVersion } from './types.ts';
import type { VolumeVerbs } from './volumes/verbs.ts';

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds; the Engine's default when left out. Long work passes `Infinity`. */
  readonly timeout?: number;
}

export interface EventOptions extends CallOptions {
  /** Replays what happened after this `EngineEvent.timeNano`. */
  readonly since?: string;
  /** Called once the Engine has answered: from here on nothing is missed. */
  readonly onOpen?: () => void;
}

/**
 * One Docker Engine, whatever the road to it. Every method rejects with `EngineError` only, and
 * with reason `cancelled` when its signal fired.
 *
 * @see https://docs.docker.com/reference/api/engine/
 */
export interface Engine {
  /**
   * For people: `unix:///var/run/docker.sock`; empty until it was first looked for. Never holds a
   * secret.
   */
  readonly address: string;
  /** Asks for the version and settles the API version to speak. */
  connect(options?: CallOptions): Promise<EngineVersion>;
  /** Ends when `signal` fires (returns) or the stream is lost (throws). */
  events(options?: EventOptions): AsyncIterable<EngineEvent>;
  readonly containers: ContainerVerbs;
  readonly images: ImageVerbs;
  readonly volumes: VolumeVerbs;
  readonly networks: NetworkVerbs;
  readonly system: SystemVerbs;
  readonly inspect: InspectVerb;
  readonly terminals: TerminalVerbs;
  readonly logs: LogVerbs;
  readonly stats: StatsVerbs;
  /**
   * Calls `listener` when something says that an unreachable Engine may answer again, such as its
   * socket's appearance. Never polls; an Engine without such a sign never calls.
   */
  onHint(listener: () => void): Disposable;
  /** Closes every socket. The engine cannot be used again. */
  dispose(): void;
}
