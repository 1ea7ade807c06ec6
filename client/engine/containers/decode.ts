import { badAnswer } from '../badAnswer.ts';
import { list, moment, number, optional, record, text, texts } from '../json.ts';
import type { Container, ContainerState, Mount, Port } from './types.ts';

/**
 * Turns the Engine's answers into our own types. A missing or odd field gets its default, so that
 * one broken object among many stays one broken row; only an answer of another shape altogether
 * throws `EngineError` with reason `badAnswer`.
 *
 * @see https://docs.docker.com/reference/api/engine/
 */

/** `GET /containers/json`, in the Engine's order. `now` (ms) dates texts such as "Up 5 minutes". */
export function decodeContainerList(answer: unknown, now: number): readonly Container[] {
  if (!Array.isArray(answer)) {
    throw badAnswer('a list of containers');
  }
  return answer
    .map((row: unknown) => decodeContainerRow(record(row), now))
    .filter((row) => row.id !== '');
}

/** `GET /containers/{id}/json`. */
export function decodeContainerInspect(answer: unknown): Container {
  const object = record(answer);
  const state = record(object.State);
  const config = record(object.Config);
  const network = record(object.NetworkSettings);
  const id = text(object.Id);
  if (id === '') {
    throw badAnswer('a container');
  }
  const decoded = containerState(inspectedState(state));
  return {
    id,
    name: text(object.Name).replace(/^\//, ''),
    image: text(config.Image) || text(object.Image),
    imageId: text(object.Image),
    command: commandLine(text(object.Path), list(object.Args).map(text)),
    state: decoded,
    ...health(decoded, text(record(state.Health).Status)),
    ...(decoded === 'exited' && exitCode(state.ExitCode)),
    createdAt: Math.floor((moment(object.Created) ?? 0) / 1000) * 1000,
    ...optional('startedAt', moment(state.StartedAt)),
    ...(!isUp(decoded) && optional('finishedAt', moment(state.FinishedAt))),
    ports: inspectedPorts(record(network.Ports)),
    labels: texts(config.Labels),
    networks: Object.keys(record(network.Networks)).sort(),
    addresses: addresses(network.Networks),
    mounts: mounts(object.Mounts),
  };
}

function decodeContainerRow(row: Record<string, unknown>, now: number): Container {
  const status = text(row.Status);
  const state = containerState(text(row.State) || stateOfStatus(status));
  const names = list(row.Names).map((name) => text(name).replace(/^\//, ''));
  const since = sinceStatus(status, now);
  const networks = record(record(row.NetworkSettings).Networks);
  return {
    id: text(row.Id),
    // A name with a slash inside is a link's alias for another container.
    name: names.find((name) => !name.includes('/')) ?? names[0] ?? '',
    image: text(row.Image),
    imageId: text(row.ImageID),
    command: text(row.Command),
    state,
    ...health(state, /\((?:health: )?(starting|healthy|unhealthy)\)/.exec(status)?.[1] ?? ''),
    ...(state === 'exited' && exitCode(Number(/^Exited \((\d+)\)/.exec(status)?.[1]))),
    createdAt: (number(row.Created) ?? 0) * 1000,
    ...(isUp(state) && optional('startedAt', since)),
    ...(state === 'exited' && optional('finishedAt', since)),
    ports: sortPorts(list(row.Ports).map(listedPort)),
    labels: texts(row.Labels),
    networks: Object.keys(networks).sort(),
    addresses: addresses(networks),
    mounts: mounts(row.Mounts),
  };
}

const STATES: Readonly<Record<string, ContainerState>> = {
  created: 'created',
  running: 'running',
  paused: 'paused',
  restarting: 'restarting',
  removing: 'removing',
  exited: 'exited',
  dead: 'dead',
  // Podman's words.
  configured: 'created',
  initialized: 'created',
  stopping: 'running',
  stopped: 'exited',
};

function containerState(name: string): ContainerState {
  const key = name.toLowerCase();
  return Object.hasOwn(STATES, key) ? (STATES[key] ?? 'unknown') : 'unknown';
}

function inspectedState(state: Record<string, unknown>): string {
  if (typeof state.Status === 'string') {
    return state.Status;
  }
  const flags = ['Paused', 'Restarting', 'Running', 'Dead'];
  return flags.find((flag) => state[flag] === true) ?? '';
}

function stateOfStatus(status: string): string {
  if (status.startsWith('Up')) {
    return status.endsWith('(Paused)') ? 'paused' : 'running';
  }
  return /^[A-Za-z]+/.exec(status)?.[0] ?? '';
}

function isUp(state: ContainerState): boolean {
  return state === 'running' || state === 'paused';
}

function health(state: ContainerState, word: string): Pick<Container, 'health'> {
  const known = word === 'starting' || word === 'healthy' || word === 'unhealthy';
  // A stopped container keeps its last health in the inspect answer but not in the list.
  return known && state === 'running' ? { health: word } : {};
}

function exitCode(value: unknown): Pick<Container, 'exitCode'> {
  const code = number(value);
  return code === undefined ? {} : { exitCode: code };
}

/** Joined as the Engine's own list does it. */
function commandLine(path: string, args: readonly string[]): string {
  return [path, ...args.map((arg) => (arg.includes(' ') ? `'${arg}'` : arg))].join(' ').trim();
}

function listedPort(value: unknown): Port {
  const port = record(value);
  return {
    privatePort: number(port.PrivatePort) ?? 0,
    protocol: protocol(text(port.Type)),
    ...optional('publicPort', number(port.PublicPort) || undefined),
    ...optional('hostIp', text(port.IP) || undefined),
  };
}

function inspectedPorts(ports: Record<string, unknown>): readonly Port[] {
  return sortPorts(
    Object.entries(ports).flatMap(([key, bindings]) => {
      const [privatePort = '', name = ''] = key.split('/');
      const base = { privatePort: Number(privatePort) || 0, protocol: protocol(name) };
      const bound = list(bindings).map((value): Port => {
        const binding = record(value);
        const publicPort = Number(text(binding.HostPort)) || undefined;
        const hostIp = text(binding.HostIp) || undefined;
        return { ...base, ...optional('publicPort', publicPort), ...optional('hostIp', hostIp) };
      });
      return bound.length === 0 ? [base] : bound;
    }),
  );
}

function sortPorts(ports: readonly Port[]): readonly Port[] {
  return [...ports].sort(
    (a, b) =>
      a.privatePort - b.privatePort ||
      compare(a.protocol, b.protocol) ||
      compare(a.hostIp ?? '', b.hostIp ?? '') ||
      (a.publicPort ?? 0) - (b.publicPort ?? 0),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function protocol(name: string): Port['protocol'] {
  return name === 'udp' || name === 'sctp' ? name : 'tcp';
}

const UNITS: Readonly<Record<string, number>> = {
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 7 * 86_400_000,
  month: 30 * 86_400_000,
  year: 365 * 86_400_000,
};

/** The moment a status text speaks of: "Up 5 minutes", "Exited (0) About an hour ago". */
function sinceStatus(status: string, now: number): number | undefined {
  const [, count, unit] =
    /(\d+|an?|Less than a) (second|minute|hour|day|week|month|year)s?\b/i.exec(status) ?? [];
  const length = unit === undefined ? undefined : UNITS[unit.toLowerCase()];
  if (count === undefined || length === undefined) {
    return undefined;
  }
  const times = count.startsWith('Less') ? 0 : Number(count) || 1;
  return now - times * length;
}

function addresses(networks: unknown): Container['addresses'] {
  const known = Object.entries(record(networks)).map(([name, value]) => {
    const { IPAddress, GlobalIPv6Address } = record(value);
    return [name, [IPAddress, GlobalIPv6Address].map(text).filter(Boolean)] as const;
  });
  return Object.fromEntries(known.filter(([, found]) => found.length > 0));
}

const MOUNT_TYPES: ReadonlySet<string> = new Set([
  'bind',
  'volume',
  'tmpfs',
  'npipe',
  'cluster',
  'image',
]);

function mounts(value: unknown): readonly Mount[] {
  return list(value)
    .map((each): Mount => {
      const mount = record(each);
      const type = text(mount.Type);
      return {
        type: MOUNT_TYPES.has(type) ? (type as Mount['type']) : 'unknown',
        ...(type === 'volume' && optional('volume', text(mount.Name) || undefined)),
        source: text(mount.Source),
        destination: text(mount.Destination),
        writable: mount.RW !== false,
      };
    })
    .sort((a, b) => compare(a.destination, b.destination));
}
