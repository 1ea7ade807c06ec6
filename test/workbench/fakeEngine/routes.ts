import { type FakeContainer, hash, inspectAnswer, isUp, listRow, topAnswer } from './container.ts';
import { imageRoute } from './imageRoutes.ts';
import { objectRoute } from './objectRoutes.ts';
import type { World } from './world.ts';

/** An answer with a JSON body, or none for 204 and 304. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

export interface Versions {
  readonly apiVersion: string;
  readonly minApiVersion: string;
}

/** A request as far as answers depend on it: `line` is `GET /containers/json` and the like. */
export interface Call {
  readonly line: string;
  readonly query: URLSearchParams;
  /** The decoded JSON; empty when there was none. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** What the Engine answers; events and ping aside. */
export function route({ line, query, body }: Call, world: World, versions: Versions): Answer {
  if (line === 'POST /containers/create') {
    return create(query.get('name') ?? '', body, world);
  }
  const fixed = collection(line, query, world, versions);
  if (fixed !== undefined) {
    return { status: 200, body: fixed };
  }
  const other =
    imageRoute({ line, query, body }, world) ?? objectRoute({ line, query, body }, world);
  if (other !== undefined) {
    return other;
  }
  const [, id = '', verb = ''] = /^\w+ \/containers\/([^/]+)(?:\/(\w+))?$/.exec(line) ?? [];
  const container = world.get(decodeURIComponent(id));
  if (id === '' || container === undefined) {
    return refusal(404, id === '' ? 'page not found' : `No such container: ${id}`);
  }
  if (line.startsWith('GET') && verb === 'json') {
    return { status: 200, body: inspectAnswer(container) };
  }
  const action = ACTIONS[line.startsWith('DELETE') ? 'remove' : verb];
  return action?.(world, container, query, body) ?? refusal(404, 'page not found');
}

function collection(
  line: string,
  query: URLSearchParams,
  world: World,
  versions: Versions,
): unknown {
  switch (line) {
    case 'GET /version':
      return {
        Version: '20.10.24',
        ApiVersion: versions.apiVersion,
        MinAPIVersion: versions.minApiVersion,
        Os: 'linux',
        Arch: process.arch === 'x64' ? 'amd64' : process.arch,
        Components: [],
      };
    case 'GET /info':
      return { ID: hash('engine'), Containers: world.all.length };
    case 'GET /containers/json':
      return containerList(query, world);
    default:
      return undefined;
  }
}

function containerList(query: URLSearchParams, world: World): readonly unknown[] {
  const all = isTrue(query.get('all'));
  const filters = JSON.parse(query.get('filters') ?? '{}') as { id?: string[] };
  const ids = filters.id && new Set(filters.id);
  const now = Date.now();
  return world.all
    .filter((container) => (all || isUp(container)) && (ids?.has(container.id) ?? true))
    .map((container) => listRow(container, now));
}

type Action = (
  world: World,
  container: FakeContainer,
  query: URLSearchParams,
  body: Call['body'],
) => Answer;

const DONE: Answer = { status: 204 };

const ACTIONS: Readonly<Record<string, Action | undefined>> = {
  start(world, container) {
    if (isUp(container)) {
      return { status: 304 };
    }
    world.start(container);
    return DONE;
  },
  stop(world, container) {
    if (!isUp(container)) {
      return { status: 304 };
    }
    world.stop(container);
    return DONE;
  },
  restart(world, container) {
    world.restart(container);
    return DONE;
  },
  pause(world, container) {
    if (container.status !== 'running') {
      return refusal(409, `Container ${container.id} is not running`);
    }
    world.pause(container);
    return DONE;
  },
  unpause(world, container) {
    if (container.status !== 'paused') {
      return refusal(409, `Container ${container.id} is not paused`);
    }
    world.unpause(container);
    return DONE;
  },
  kill(world, container) {
    if (!isUp(container)) {
      return refusal(409, `Container ${container.id} is not running`);
    }
    world.kill(container);
    return DONE;
  },
  rename(world, container, query) {
    const name = query.get('name') ?? container.name;
    if (world.get(name) !== undefined) {
      return nameTaken(name);
    }
    world.rename(container, name);
    return DONE;
  },
  update(world, container, _query, body) {
    world.update(container, body);
    return { status: 200, body: { Warnings: null } };
  },
  top(_world, container) {
    return isUp(container)
      ? { status: 200, body: topAnswer(container) }
      : refusal(409, `Container ${container.id} is not running`);
  },
  changes: () => ({ status: 200, body: null }),
  remove(world, container, query) {
    if (isUp(container) && !isTrue(query.get('force'))) {
      const what = `You cannot remove a running container ${container.id}`;
      return refusal(409, `${what}. Stop the container before attempting removal or force remove`);
    }
    world.remove(container);
    return DONE;
  },
};

function create(name: string, body: Call['body'], world: World): Answer {
  if (!/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name)) {
    return refusal(400, `Invalid container name (${name})`);
  }
  if (world.get(name) !== undefined) {
    return nameTaken(name);
  }
  const {
    Image = '',
    Cmd = ['sh'],
    Labels = {},
    Env = [],
  } = body as {
    Image?: string;
    Cmd?: string[];
    Labels?: Record<string, string>;
    Env?: string[];
  };
  const { id } = world.create({ name, image: Image, command: Cmd, labels: Labels, env: Env });
  return { status: 201, body: { Id: id, Warnings: [] } };
}

function nameTaken(name: string): Answer {
  return refusal(409, `Conflict. The container name "/${name}" is already in use`);
}

function refusal(status: number, message: string): Answer {
  return { status, body: { message } };
}

function isTrue(value: string | null): boolean {
  return value === '1' || value === 'true';
}
