import { isUp } from './container.ts';
import type { FakeNetwork, FakeVolume } from './objects.ts';
import type { Answer, Call } from './routes.ts';
import type { World } from './world.ts';

/** What the Engine answers about volumes and networks; `undefined` when it is something else. */
export function objectRoute(call: Call, world: World): Answer | undefined {
  const [, method, kind, path = '', verb] =
    /^(\w+) \/(volumes|networks)(?:\/([^/]+))?(?:\/(\w+))?$/.exec(call.line) ?? [];
  const id = decodeURIComponent(path);
  const what = [method, id === 'create' || id === '' ? id : 'one', verb].filter(Boolean).join(' ');
  switch (kind) {
    case 'volumes':
      return volumeRoute(what, { ...call, id }, world);
    case 'networks':
      return networkRoute(what, { ...call, id }, world);
    default:
      return undefined;
  }
}

interface About extends Call {
  readonly id: string;
}

function volumeRoute(what: string, { id, body }: About, world: World): Answer | undefined {
  const { volumes } = world.objects;
  if (what === 'GET') {
    return { status: 200, body: { Volumes: [...volumes.values()].map(volumeAnswer) } };
  }
  if (what === 'POST create') {
    const { Name = '', Driver = 'local', Labels = {}, DriverOpts = {} } = body as VolumeBody;
    const volume = { name: Name, driver: Driver, labels: Labels, options: DriverOpts };
    if (!volumes.has(Name)) {
      world.objects.addVolume(volume);
    }
    return { status: 201, body: volumeAnswer(volumes.get(Name) ?? volume) };
  }
  const volume = volumes.get(id);
  if (volume === undefined) {
    return { status: 404, body: { message: `get ${id}: no such volume` } };
  }
  if (what === 'DELETE one') {
    world.objects.removeVolume(volume);
    return { status: 204 };
  }
  return what === 'GET one' ? { status: 200, body: volumeAnswer(volume) } : undefined;
}

interface VolumeBody {
  readonly Name?: string;
  readonly Driver?: string;
  readonly Labels?: Readonly<Record<string, string>>;
  readonly DriverOpts?: Readonly<Record<string, string>>;
}

function volumeAnswer({ name, driver, labels, options }: FakeVolume): unknown {
  return {
    Name: name,
    Driver: driver,
    Labels: labels,
    Options: options,
    Mountpoint: `/var/lib/docker/volumes/${name}/_data`,
    Scope: 'local',
    CreatedAt: '2026-01-01T00:00:00Z',
  };
}

function networkRoute(what: string, { id, body }: About, world: World): Answer | undefined {
  const { objects } = world;
  if (what === 'GET') {
    const all = [...objects.networks.values()];
    return { status: 200, body: all.map((network) => networkAnswer(network, world)) };
  }
  if (what === 'POST create') {
    const { Name = '', Driver = 'bridge', Labels = {} } = body as VolumeBody;
    if (objects.network(Name) !== undefined) {
      return { status: 409, body: { message: `network with name ${Name} already exists` } };
    }
    const { id: made } = objects.addNetwork({ name: Name, driver: Driver, labels: Labels });
    return { status: 201, body: { Id: made, Warning: '' } };
  }
  const network = objects.network(id);
  if (network === undefined) {
    return { status: 404, body: { message: `network ${id} not found` } };
  }
  switch (what) {
    case 'GET one':
      return { status: 200, body: networkAnswer(network, world) };
    case 'DELETE one':
      return remove(network, world);
    case 'POST one connect':
    case 'POST one disconnect':
      return join(network, what.endsWith(' connect'), String(body.Container), world);
    default:
      return undefined;
  }
}

function remove(network: FakeNetwork, world: World): Answer {
  if (world.all.some((one) => isUp(one) && one.networks.includes(network.name))) {
    const message = `error while removing network: network ${network.name} has active endpoints`;
    return { status: 403, body: { message } };
  }
  world.objects.removeNetwork(network);
  return { status: 204 };
}

function join(network: FakeNetwork, connects: boolean, id: string, world: World): Answer {
  const container = world.get(id);
  if (container === undefined) {
    return { status: 404, body: { message: `No such container: ${id}` } };
  }
  if (connects === container.networks.includes(network.name)) {
    const message = connects
      ? `endpoint with name ${container.name} already exists in network ${network.name}`
      : `container ${container.id} is not connected to network ${network.name}`;
    return { status: 403, body: { message } };
  }
  if (connects) {
    world.objects.connect(network, container);
  } else {
    world.objects.disconnect(network, container);
  }
  return { status: 200 };
}

function networkAnswer({ id, name, driver, labels }: FakeNetwork, world: World): unknown {
  const members = world.all.filter((one) => isUp(one) && one.networks.includes(name));
  return {
    Id: id,
    Name: name,
    Driver: driver,
    Labels: labels,
    Scope: 'local',
    IPAM: { Config: [] },
    Containers: Object.fromEntries(
      members.map((one) => [one.id, { Name: one.name, IPv4Address: '172.17.0.2/16' }]),
    ),
  };
}
