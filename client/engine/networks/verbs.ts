import { type Caller, pathPart } from '../caller.ts';
import type { CallOptions } from '../engine.ts';
import { decodeEndpoints, decodeNetworkInspect, decodeNetworkList } from './decode.ts';
import type { Endpoint, Joining, Network, NewNetwork } from './types.ts';

/** @see https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Network */
export interface NetworkVerbs {
  list(options?: CallOptions): Promise<readonly Network[]>;
  /** By id or name. */
  inspect(id: string, options?: CallOptions): Promise<Network>;
  remove(id: string, options?: CallOptions): Promise<void>;
  /** What is in it now, by name. */
  endpoints(id: string, options?: CallOptions): Promise<readonly Endpoint[]>;
  /** Answers its id. Rejects with reason `conflict` when another one has the name. */
  create(network: NewNetwork, options?: CallOptions): Promise<string>;
  /** Rejects with reason `denied` where the container is in it already or may not be. */
  connect(id: string, container: string, how: Joining, options?: CallOptions): Promise<void>;
  disconnect(id: string, container: string, options?: CallOptions): Promise<void>;
}

interface Inspectable {
  inspect(options: object): Promise<unknown>;
}

export function networkVerbs(caller: Caller): NetworkVerbs {
  return {
    list: async (options) => {
      const answer = await caller.call(options, 'list', (docker, abortSignal) =>
        docker.listNetworks({ abortSignal }),
      );
      return decodeNetworkList(answer);
    },
    inspect: async (id, options) => {
      const answer = await caller.call(options, 'answer', (docker, abortSignal) => {
        // Its types know no options here, unlike its code.
        const network = docker.getNetwork(pathPart(id)) as unknown as Inspectable;
        return network.inspect({ abortSignal });
      });
      return decodeNetworkInspect(answer);
    },
    endpoints: async (id, options) => {
      const answer = await caller.call(options, 'answer', (docker, abortSignal) => {
        const network = docker.getNetwork(pathPart(id)) as unknown as Inspectable;
        return network.inspect({ abortSignal });
      });
      return decodeEndpoints(answer);
    },
    create: async (network, options) => {
      const body = createBody(network);
      const made = await caller.call(options, 'life', (docker, abortSignal) =>
        docker.createNetwork({ _query: {}, _body: body, abortSignal } as never),
      );
      return made.id;
    },
    connect: (id, container, how, options) =>
      caller.call(options, 'life', async (docker, abortSignal) => {
        const body = { Container: container, EndpointConfig: endpointBody(how), abortSignal };
        await docker.getNetwork(pathPart(id)).connect(body);
      }),
    disconnect: (id, container, options) =>
      caller.call(options, 'life', async (docker, abortSignal) => {
        await docker.getNetwork(pathPart(id)).disconnect({ Container: container, abortSignal });
      }),
    remove: (id, options) =>
      caller.call(options, 'life', async (docker, abortSignal) => {
        await docker.getNetwork(pathPart(id)).remove({ abortSignal });
      }),
  };
}

function createBody(network: NewNetwork): Record<string, unknown> {
  const { name, driver, subnets, internal, attachable, ipv6, labels, options } = network;
  return {
    Name: name,
    Driver: driver,
    // Up to API 1.43 two networks may have one name without it.
    CheckDuplicate: true,
    Internal: internal,
    Attachable: attachable,
    EnableIPv6: ipv6,
    Labels: labels,
    Options: options,
    ...(subnets.length > 0 && {
      IPAM: {
        Driver: 'default',
        Config: subnets.map(({ subnet, gateway }) => ({
          Subnet: subnet,
          ...(gateway !== undefined && { Gateway: gateway }),
        })),
      },
    }),
  };
}

function endpointBody({ aliases, ipv4, ipv6 }: Joining): Record<string, unknown> {
  const fixed = {
    ...(ipv4 !== undefined && { IPv4Address: ipv4 }),
    ...(ipv6 !== undefined && { IPv6Address: ipv6 }),
  };
  return {
    ...(aliases.length > 0 && { Aliases: aliases }),
    ...(Object.keys(fixed).length > 0 && { IPAMConfig: fixed }),
  };
}
