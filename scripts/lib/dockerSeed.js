/** Fills an Engine with a few small images and containers, made from what this machine has. */
import { readFile } from 'node:fs/promises';
import { EngineAnswer, engineRequest } from './engineApi.js';
import { runQuiet, which } from './run.js';
import { tar } from './tar.js';

/** Name and tags of every image that {@link seedImages} makes; the first is imported. */
export const SEEDED_IMAGES = [
  { name: 'busybox', tags: ['latest', '1.35', 'stable'] },
  { name: 'longshore/web', tags: ['latest', '1.0', '1.1'] },
  { name: 'longshore/worker', tags: ['dev'] },
  { name: 'localhost:5000/team/api', tags: ['2.3', '2'] },
];

const COMPOSE = (service) => ({
  'com.docker.compose.project': 'shop',
  'com.docker.compose.service': service,
  'com.docker.compose.container-number': '1',
  'com.docker.compose.oneoff': 'False',
  'com.docker.compose.version': '2.20.0',
});

const SLEEP = ['sleep', '1000000'];
const SERVE = ['httpd', '-f', '-p', '80', '-h', '/var/www'];
const SECOND = 1_000_000_000;

/**
 * What {@link seedContainers} makes: `end` is the state it is left in.
 * @type {readonly { name: string, end: 'running' | 'exited' | 'paused' | 'created', config: object }[]}
 */
export const SEEDED_CONTAINERS = [
  {
    name: 'shop-web-1',
    end: 'running',
    config: {
      Image: 'longshore/web:1.1',
      Cmd: SERVE,
      Labels: COMPOSE('web'),
      ExposedPorts: { '80/tcp': {} },
      HostConfig: { PortBindings: { '80/tcp': [{ HostIp: '127.0.0.1', HostPort: '' }] } },
    },
  },
  {
    name: 'shop-db-1',
    end: 'running',
    config: { Image: 'busybox:1.35', Cmd: SLEEP, Labels: COMPOSE('db') },
  },
  {
    name: 'healthy-api',
    end: 'running',
    config: {
      Image: 'localhost:5000/team/api:2.3',
      Cmd: SLEEP,
      Healthcheck: { Test: ['CMD', 'true'], Interval: SECOND, Timeout: SECOND, Retries: 1 },
    },
  },
  {
    name: 'paused-cache',
    end: 'paused',
    config: { Image: 'busybox:latest', Cmd: SLEEP },
  },
  {
    name: 'failed-job',
    end: 'exited',
    config: { Image: 'longshore/worker:dev', Cmd: ['sh', '-c', 'echo "no more work"; exit 3'] },
  },
  {
    name: 'new-batch',
    end: 'created',
    config: { Image: 'longshore/worker:dev', Cmd: ['true'] },
  },
];

/**
 * Imports busybox as the base image and makes the other {@link SEEDED_IMAGES} from it.
 * @param {{ socket: string }} engine as `startDockerd` returns it
 */
export async function seedImages({ socket }) {
  const base = 'busybox:latest';
  const changes = encodeURIComponent('CMD ["sh"]');
  const from = `/images/create?fromSrc=-&repo=busybox&tag=latest&changes=${changes}`;
  await engineRequest(socket, 'POST', from, await busyboxArchive());
  await engineRequest(socket, 'GET', `/images/${base}/json`);
  for (const { name, tags } of SEEDED_IMAGES) {
    const [first, ...rest] = tags;
    if (name !== 'busybox') await derive(socket, base, name, first);
    for (const tag of rest) {
      const query = `repo=${encodeURIComponent(name)}&tag=${tag}`;
      await engineRequest(socket, 'POST', `/images/${name}:${first}/tag?${query}`);
    }
  }
}

/**
 * Makes {@link SEEDED_CONTAINERS} in their states; needs the images.
 * @param {{ socket: string }} engine
 */
export async function seedContainers({ socket }) {
  for (const { name, end, config } of SEEDED_CONTAINERS) {
    await createContainer(socket, name, config);
    if (end === 'created') continue;
    await engineRequest(socket, 'POST', `/containers/${name}/start`);
    if (end === 'paused') await engineRequest(socket, 'POST', `/containers/${name}/pause`);
    if (end === 'exited') await engineRequest(socket, 'POST', `/containers/${name}/wait`);
  }
}

/**
 * Makes one container; a missing stop signal handler costs a second, not ten.
 * @returns {Promise<string>} its id
 */
export async function createContainer(socket, name, config) {
  const body = { StopTimeout: 1, ...config };
  const { Id } = await engineRequest(socket, 'POST', `/containers/create?name=${name}`, body);
  return Id;
}

async function derive(socket, base, name, tag) {
  const id = await engineRequest(socket, 'POST', '/containers/create', {
    Image: base,
    Cmd: ['sh', '-c', `mkdir -p /var/www && echo "${name}" > /var/www/index.html`],
  }).then(({ Id }) => Id);
  await engineRequest(socket, 'POST', `/containers/${id}/start`);
  const { StatusCode } = await engineRequest(socket, 'POST', `/containers/${id}/wait`);
  if (StatusCode !== 0) throw new EngineAnswer(500, `making ${name} ended with ${StatusCode}`);
  const query = `container=${id}&repo=${encodeURIComponent(name)}&tag=${tag}`;
  await engineRequest(socket, 'POST', `/commit?${query}`, { Cmd: ['sh'] });
  await engineRequest(socket, 'DELETE', `/containers/${id}?force=1`);
}

/** A root file system of one static program and its many names. */
async function busyboxArchive() {
  const program = which('busybox') ?? '/bin/busybox';
  const applets = (await runQuiet(program, ['--list'])).split('\n').filter((name) => name !== '');
  const folders = ['bin/', 'etc/', 'home/', 'proc/', 'root/', 'sys/', 'usr/', 'var/', 'var/www/'];
  return tar([
    ...folders.map((path) => ({ path })),
    { path: 'tmp/', mode: 0o1777 },
    { path: 'bin/busybox', mode: 0o755, content: await readFile(program) },
    ...applets
      .filter((name) => name !== 'busybox')
      .map((name) => ({ path: `bin/${name}`, mode: 0o777, link: 'busybox' })),
    { path: 'etc/passwd', content: 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534::/:\n' },
    { path: 'etc/group', content: 'root:x:0:\nnogroup:x:65534:\n' },
  ]);
}
