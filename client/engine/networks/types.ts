/** A network as `GET /networks` and `GET /networks/{id}` tell it; members are told by containers. */
export interface Network {
  readonly id: string;
  readonly name: string;
  readonly driver: string;
  readonly scope: string;
  readonly internal: boolean;
  readonly attachable: boolean;
  readonly ipv6: boolean;
  readonly subnets: readonly Subnet[];
  readonly labels: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  readonly createdAt?: number;
}

export interface Subnet {
  /** `172.17.0.0/16`. */
  readonly subnet: string;
  readonly gateway?: string;
}
