import { isDeepStrictEqual } from 'node:util';
import type { Effect, KindSpec } from '../collection.ts';
import type { EngineEvent } from '../types.ts';
import type { Network } from './types.ts';

/** How networks are listed and followed. */
export const networks: KindSpec<Network> = {
  id: (network) => network.id,
  list: (engine, options) => engine.networks.list(options),
  find: async (engine, ids, options) => {
    const wanted = new Set(ids);
    return (await engine.networks.list(options)).filter(({ id }) => wanted.has(id));
  },
  inspect: (engine, id, options) => engine.networks.inspect(id, options),
  effect,
  same: (held, row) => isDeepStrictEqual(held, row),
  order: (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1),
};

/** Connecting and disconnecting change a container, not the network. */
function effect({ type, action, id }: EngineEvent): Effect<Network> {
  if (type !== 'network') {
    return { do: 'nothing' };
  }
  switch (action) {
    case 'create':
    case 'update':
      return { do: 'refresh', id };
    case 'destroy':
    case 'remove':
      return { do: 'remove', id };
    case 'prune':
      return { do: 'relist' };
    default:
      return { do: 'nothing' };
  }
}
