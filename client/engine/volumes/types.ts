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
