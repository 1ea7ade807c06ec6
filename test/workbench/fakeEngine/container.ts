import { createHash } from 'node:crypto';

/** What the fake Engine knows about a container; everything it answers is made from this. */
export interface FakeContainer {
  readonly id: string;
  name: string;
  readonly image: string;
  readonly command: readonly string[];
  status: 'created' | 'running' | 'paused' | 'exited';
  exitCode: number;
  health: 'starting' | 'healthy' | 'unhealthy' | undefined;
  /** Milliseconds since 1970. */
  readonly created: number;
  started: number | undefined;
  finished: number | undefined;
  readonly labels: Readonly<Record<string, string>>;
  /** `80/tcp` to the host's port; 0 is exposed only. */
  readonly ports: Readonly<Record<string, number>>;
  networks: string[];
  readonly env: readonly string[];
  /** What `HostConfig` says. */
  limits: Readonly<Record<string, unknown>>;
  /** Answers in the list with this instead of a row. */
  broken?: unknown;
}

export type FakeContainerInit = Partial<FakeContainer> & { readonly name: string };

/** A container with defaults for what `init` leaves out. */
export function fakeContainer(init: FakeContainerInit): FakeContainer {
  const created = init.created ?? Date.now();
  const up = init.status === 'running' || init.status === 'paused';
  return {
    // Another container may have had the name before.
    id: hash(`${init.name} ${created}`),
    image: 'busybox:latest',
    command: ['sleep', '1000000'],
    status: 'created',
    exitCode: 0,
    health: undefined,
    created,
    started: up || init.status === 'exited' ? created : undefined,
    finished: init.status === 'exited' ? created : undefined,
    labels: {},
    ports: {},
    networks: ['bridge'],
    env: [],
    limits: {},
    ...init,
  };
}

/** Plausible containers, the first the newest: projects of five, a third of them stopped. */
export function manyContainers(count: number, now: number): readonly FakeContainer[] {
  return Array.from({ length: count }, (_, index) => {
    const project = `project-${Math.floor(index / 5)}`;
    const service = ['web', 'api', 'db', 'cache', 'worker'][index % 5] ?? 'web';
    const stopped = index % 3 === 2;
    const created = now - index * 60_000 - 1000;
    return fakeContainer({
      name: `${project}-${service}-1`,
      image: `registry.example.com/team/${service}:1.${index % 40}`,
      command: ['/usr/local/bin/serve', '--config', `/etc/${service}.yaml`],
      status: stopped ? 'exited' : index % 50 === 0 ? 'paused' : 'running',
      exitCode: stopped ? index % 2 : 0,
      health: !stopped && index % 4 === 0 && index % 50 !== 0 ? 'healthy' : undefined,
      created,
      labels: {
        'com.docker.compose.project': project,
        'com.docker.compose.service': service,
        'com.docker.compose.container-number': '1',
        'com.docker.compose.project.working_dir': `/home/dev/${project}`,
      },
      ports: index % 5 === 0 && !stopped ? { '80/tcp': 20_000 + index, '443/tcp': 0 } : {},
      networks: [`${project}_default`],
    });
  });
}

/** A row of `GET /containers/json`. */
export function listRow(container: FakeContainer, now: number): unknown {
  if (container.broken !== undefined) {
    return container.broken;
  }
  return {
    Id: container.id,
    Names: [`/${container.name}`],
    Image: container.image,
    ImageID: imageId(container.image),
    Command: container.command.map((word) => (word.includes(' ') ? `'${word}'` : word)).join(' '),
    Created: Math.floor(container.created / 1000),
    Ports: isUp(container) ? listedPorts(container) : [],
    Labels: container.labels,
    State: container.status,
    Status: statusText(container, now),
    HostConfig: { NetworkMode: 'default' },
    NetworkSettings: { Networks: networks(container) },
    Mounts: [],
  };
}

/** The answer of `GET /containers/{id}/json`. */
export function inspectAnswer(container: FakeContainer): unknown {
  const [path = '', ...args] = container.command;
  const bound = Object.entries(container.ports).map(([key, port]) => [
    key,
    port === 0 ? null : [{ HostIp: '0.0.0.0', HostPort: String(port) }],
  ]);
  return {
    Id: container.id,
    Created: iso(container.created),
    Path: path,
    Args: args,
    State: {
      Status: container.status,
      Running: isUp(container),
      Paused: container.status === 'paused',
      Restarting: false,
      OOMKilled: false,
      Dead: false,
      ExitCode: container.exitCode,
      Error: '',
      StartedAt: iso(container.started),
      FinishedAt: iso(container.finished),
      ...(container.health && { Health: { Status: container.health, FailingStreak: 0, Log: [] } }),
    },
    Image: imageId(container.image),
    Name: `/${container.name}`,
    RestartCount: 0,
    Config: {
      Image: container.image,
      Cmd: container.command,
      Env: container.env,
      Labels: container.labels,
    },
    HostConfig: { NetworkMode: 'default', PidsLimit: null, ...container.limits },
    NetworkSettings: {
      Ports: isUp(container) ? Object.fromEntries(bound) : {},
      Networks: networks(container),
    },
    Mounts: [],
  };
}

/** The answer of `GET /containers/{id}/top`. */
export function topAnswer(container: FakeContainer): unknown {
  const command = container.command.join(' ');
  return {
    Titles: ['UID', 'PID', 'PPID', 'C', 'STIME', 'TTY', 'TIME', 'CMD'],
    Processes: [['root', '4711', '4700', '0', '10:00', '?', '00:00:00', command]],
  };
}

/** Up: running or paused. */
export function isUp(container: FakeContainer): boolean {
  return container.status === 'running' || container.status === 'paused';
}

/** 64 hexadecimal digits, always the same for a text. */
export function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function imageId(image: string): string {
  return `sha256:${hash(image)}`;
}

function listedPorts(container: FakeContainer): unknown {
  return Object.entries(container.ports).map(([key, port]) => {
    const [number = '', type = 'tcp'] = key.split('/');
    const base = { PrivatePort: Number(number), Type: type };
    return port === 0 ? base : { IP: '0.0.0.0', ...base, PublicPort: port };
  });
}

function networks(container: FakeContainer): unknown {
  return Object.fromEntries(
    container.networks.map((name) => {
      const host = Number.parseInt(container.id.slice(0, 4), 16);
      const address = `172.17.${host >> 8}.${host & 255}`;
      return [name, { NetworkID: hash(name), IPAddress: isUp(container) ? address : '' }];
    }),
  );
}

function statusText(container: FakeContainer, now: number): string {
  switch (container.status) {
    case 'created':
      return 'Created';
    case 'exited':
      return `Exited (${container.exitCode}) ${duration(now - (container.finished ?? now))} ago`;
    case 'paused':
      return `Up ${duration(now - (container.started ?? now))} (Paused)`;
    case 'running': {
      const health = container.health === 'starting' ? 'health: starting' : container.health;
      const up = `Up ${duration(now - (container.started ?? now))}`;
      return health === undefined ? up : `${up} (${health})`;
    }
  }
}

/** As the Engine words it. */
function duration(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.round(seconds / 3600);
  if (seconds < 1) return 'Less than a second';
  if (seconds === 1) return '1 second';
  if (seconds < 60) return `${seconds} seconds`;
  if (minutes === 1) return 'About a minute';
  if (minutes < 60) return `${minutes} minutes`;
  if (hours === 1) return 'About an hour';
  if (hours < 48) return `${hours} hours`;
  if (hours < 24 * 14) return `${Math.floor(hours / 24)} days`;
  if (hours < 24 * 60) return `${Math.floor(hours / 24 / 7)} weeks`;
  if (hours < 24 * 730) return `${Math.floor(hours / 24 / 30)} months`;
  return `${Math.floor(hours / 24 / 365)} years`;
}

function iso(time: number | undefined): string {
  return time === undefined ? '0001-01-01T00:00:00Z' : new Date(time).toISOString();
}
