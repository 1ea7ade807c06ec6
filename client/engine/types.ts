/**
 * What the Engine tells us, decoded into our own words. Every field that an old Engine or Podman
 * may leave out is optional here; nothing else is.
 *
 * @see https://docs.docker.com/reference/api/engine/
 */

export type ContainerState =
  | 'created'
  | 'running'
  | 'paused'
  | 'restarting'
  | 'removing'
  | 'exited'
  | 'dead'
  | 'unknown';

export interface Port {
  readonly privatePort: number;
  readonly protocol: 'tcp' | 'udp' | 'sctp';
  readonly publicPort?: number;
  readonly hostIp?: string;
}

/** A row of `GET /containers/json`, or the same picture taken from `GET /containers/{id}/json`. */
export interface Container {
  readonly id: string;
  /** Without the leading slash. */
  readonly name: string;
  readonly image: string;
  readonly imageId: string;
  readonly command: string;
  readonly state: ContainerState;
  readonly health?: 'starting' | 'healthy' | 'unhealthy';
  /** Of an exited container. */
  readonly exitCode?: number;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /**
   * Exact from an inspect; from a list only as exact as its text ("Up 5 minutes"). The same goes
   * for `finishedAt`.
   */
  readonly startedAt?: number;
  readonly finishedAt?: number;
  readonly ports: readonly Port[];
  readonly labels: Readonly<Record<string, string>>;
  readonly networks: readonly string[];
}

export interface EngineVersion {
  /** `20.10.24`. */
  readonly version: string;
  /** The API version this connection speaks, negotiated: `1.41`. */
  readonly apiVersion: string;
  readonly os: string;
  readonly arch: string;
}

/** A message of `GET /events`. */
export interface EngineEvent {
  readonly type: string;
  /** Without what follows a colon: `exec_create: sh` is `exec_create`. */
  readonly action: string;
  /** What follows the colon: `healthy` of `health_status: healthy`. */
  readonly detail?: string;
  /** The object's id; a volume's or network's name where the Engine sends that. */
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Nanoseconds since 1970, as text: it does not fit a number. */
  readonly timeNano: string;
}
