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

/** What a container sees of something outside of itself. */
export interface Mount {
  readonly type: 'bind' | 'volume' | 'tmpfs' | 'npipe' | 'cluster' | 'image' | 'unknown';
  /** A volume's name; `undefined` for the other types. */
  readonly volume?: string;
  /** Where it lies on the Engine's host; empty where there is no such place. */
  readonly source: string;
  /** Where the container sees it. */
  readonly destination: string;
  readonly writable: boolean;
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
  /** Names, in order. */
  readonly networks: readonly string[];
  /** IP addresses by the network's name, IPv4 first; without those networks that gave none. */
  readonly addresses: Readonly<Record<string, readonly string[]>>;
  readonly mounts: readonly Mount[];
}
