import type { Effect, KindSpec } from '../collection.ts';
import type { EngineEvent } from '../types.ts';
import { sameContainer } from './same.ts';
import type { Container } from './types.ts';

/** How containers are listed and followed. */
export const containers: KindSpec<Container> = {
  id: (container) => container.id,
  list: (engine, options) => engine.containers.list(options),
  find: (engine, ids, options) => engine.containers.find(ids, options),
  inspect: (engine, id, options) => engine.containers.inspect(id, options),
  effect,
  same: sameContainer,
  order: (a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
};

/** State, ports, health and networks follow from these only by asking. */
const ASK: ReadonlySet<string> = new Set([
  'create',
  'start',
  'restart',
  'die',
  'stop',
  'unpause',
  // Podman's words.
  'init',
  'died',
  'restore',
  'checkpoint',
]);

/**
 * `kill`, `oom`, `attach`, `exec_…`, `resize` and the like change no row by themselves: what does
 * is told by another event.
 *
 * @see https://docs.docker.com/reference/cli/docker/system/events/#object-types
 */
function effect(event: EngineEvent): Effect<Container> {
  const { type, action, attributes, detail, id } = event;
  if (type === 'network' && (action === 'connect' || action === 'disconnect')) {
    const container = attributes.container;
    return container ? { do: 'refresh', id: container } : { do: 'nothing' };
  }
  if (type !== 'container') {
    return { do: 'nothing' };
  }
  switch (action) {
    case 'destroy':
    case 'remove':
      return { do: 'remove', id };
    case 'prune':
      return { do: 'relist' };
    case 'pause':
      return {
        do: 'patch',
        id,
        change: ({ health: _, ...rest }) => ({ ...rest, state: 'paused' }),
      };
    case 'rename':
      return attributes.name
        ? patchName(id, attributes.name.replace(/^\//, ''))
        : { do: 'refresh', id };
    case 'health_status':
      return detail === 'healthy' || detail === 'unhealthy' || detail === 'starting'
        ? { do: 'patch', id, change: (held) => ({ ...held, health: detail }) }
        : { do: 'refresh', id };
    case 'update':
      return { do: 'refresh', id, beyond: true };
    default:
      return ASK.has(action) ? { do: 'refresh', id } : { do: 'nothing' };
  }
}

function patchName(id: string, name: string): Effect<Container> {
  return { do: 'patch', id, change: (held) => ({ ...held, name }) };
}
