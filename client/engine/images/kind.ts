import { isDeepStrictEqual } from 'node:util';
import type { Effect, KindSpec } from '../collection.ts';
import type { EngineEvent } from '../types.ts';
import type { Image } from './types.ts';

/** How images are listed and followed. */
export const images: KindSpec<Image> = {
  id: (image) => image.id,
  list: (engine, options) => engine.images.list(options),
  find: async (engine, ids, options) => {
    const wanted = new Set(ids);
    return (await engine.images.list(options)).filter(({ id }) => wanted.has(id));
  },
  inspect: (engine, id, options) => engine.images.inspect(id, options),
  effect,
  same: (held, row) => isDeepStrictEqual(held, row),
  order: (a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
};

/** A tag that one image gets, another may lose without a word: only the list tells. */
const MOVES_TAGS: ReadonlySet<string> = new Set([
  'pull',
  'tag',
  'untag',
  'import',
  'load',
  'loadfromarchive',
  'prune',
  'create',
  'build',
]);

/** @see https://docs.docker.com/reference/cli/docker/system/events/#object-types */
function effect({ type, action, id }: EngineEvent): Effect<Image> {
  if (type === 'container' && action === 'commit') {
    return { do: 'relist' };
  }
  if (type === 'builder' && action === 'prune') {
    return { do: 'relist' };
  }
  if (type !== 'image') {
    return { do: 'nothing' };
  }
  if ((action === 'delete' || action === 'remove') && id.startsWith('sha256:')) {
    return { do: 'remove', id };
  }
  return MOVES_TAGS.has(action) || action === 'delete' || action === 'remove'
    ? { do: 'relist' }
    : { do: 'nothing' };
}
