import { isDeepStrictEqual } from 'node:util';
import type { Effect, KindSpec } from '../collection.ts';
import type { EngineEvent } from '../types.ts';
import type { Volume } from './types.ts';

/** How volumes are listed and followed. */
export const volumes: KindSpec<Volume> = {
  id: (volume) => volume.name,
  list: (engine, options) => engine.volumes.list(options),
  find: async (engine, names, options) => {
    const wanted = new Set(names);
    return (await engine.volumes.list(options)).filter(({ name }) => wanted.has(name));
  },
  inspect: (engine, name, options) => engine.volumes.inspect(name, options),
  effect,
  same: (held, row) => isDeepStrictEqual(held, row),
  order: (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
};

/** Mounting and unmounting change no volume. A prune names none of those that went. */
function effect({ type, action, id }: EngineEvent): Effect<Volume> {
  if (type !== 'volume') {
    return { do: 'nothing' };
  }
  switch (action) {
    case 'create':
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
