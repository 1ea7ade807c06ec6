/** A volume as `GET /volumes` and `GET /volumes/{name}` tell it. Its name is its id. */
export interface Volume {
  readonly name: string;
  readonly driver: string;
  /** Where it lies on the Engine's host. */
  readonly mountpoint: string;
  readonly scope: 'local' | 'global';
  readonly labels: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  readonly createdAt?: number;
}

/** A volume to be made. */
export interface NewVolume {
  /** Left out: the Engine thinks of one, and the volume counts as anonymous. */
  readonly name?: string;
  /** Left out: `local`. */
  readonly driver?: string;
  readonly labels?: Readonly<Record<string, string>>;
  /** What the driver is told, as `type=nfs`. */
  readonly driverOptions?: Readonly<Record<string, string>>;
}
