import { badAnswer } from '../badAnswer.ts';
import { list, moment, optional, record, text, texts } from '../json.ts';
import type { Endpoint, Network } from './types.ts';

/** `GET /networks`. */
export function decodeNetworkList(answer: unknown): readonly Network[] {
  if (!Array.isArray(answer)) {
    throw badAnswer('a list of networks');
  }
  return answer.map((row: unknown) => decode(record(row))).filter(({ id }) => id !== '');
}

/** `GET /networks/{id}`. */
export function decodeNetworkInspect(answer: unknown): Network {
  const network = decode(record(answer));
  if (network.id === '') {
    throw badAnswer('a network');
  }
  return network;
}

/** Who is in it, of `GET /networks/{id}`. */
export function decodeEndpoints(answer: unknown): readonly Endpoint[] {
  return Object.entries(record(record(answer).Containers))
    .map(([id, row]) => {
      const { Name, IPv4Address, IPv6Address } = record(row);
      const addresses = [IPv4Address, IPv6Address].map((one) => text(one).split('/')[0] ?? '');
      return { id, name: text(Name) || id.slice(0, 12), addresses: addresses.filter(Boolean) };
    })
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function decode(object: Record<string, unknown>): Network {
  return {
    id: text(object.Id),
    name: text(object.Name),
    driver: text(object.Driver),
    scope: text(object.Scope),
    internal: object.Internal === true,
    attachable: object.Attachable === true,
    ipv6: object.EnableIPv6 === true,
    subnets: list(record(object.IPAM).Config).flatMap((each) => {
      const subnet = text(record(each).Subnet);
      const gateway = text(record(each).Gateway) || undefined;
      return subnet === '' ? [] : [{ subnet, ...optional('gateway', gateway) }];
    }),
    labels: texts(object.Labels),
    options: texts(object.Options),
    ...optional('createdAt', moment(object.Created)),
  };
}
