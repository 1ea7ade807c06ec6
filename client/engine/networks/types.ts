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

/** A network to be made. */
export interface NewNetwork {
  readonly name: string;
  readonly driver: string;
  /** Empty: the Engine chooses. */
  readonly subnets: readonly Subnet[];
  readonly internal: boolean;
  readonly attachable: boolean;
  readonly ipv6: boolean;
  readonly labels: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, string>>;
}

/** How a container is to be in a network. */
export interface Joining {
  /** Further names it can be reached by there. */
  readonly aliases: readonly string[];
  /** Fixed addresses; the network needs a subnet that was asked for. */
  readonly ipv4?: string;
  readonly ipv6?: string;
}

/** Something that is in a network, as the network itself tells it: containers, and what stands for services. */
export interface Endpoint {
  /** A container's id, `lb-ingress` and the like. */
  readonly id: string;
  readonly name: string;
  /** IPv4 first, without their prefix lengths. */
  readonly addresses: readonly string[];
}
