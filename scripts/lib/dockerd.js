/**
 * A private Docker Engine: everything it has lies in one folder, its networks, cgroup and bridge
 * are its own, and it leaves nothing behind. Needs root.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { linksIn, removeTraces } from './dockerdTraces.js';
import { engineRequest } from './engineApi.js';
import { makeCertificates } from './engineCertificates.js';
import { runQuiet, which } from './run.js';

/** @type {readonly import('./systemPackages.js').SystemPackage[]} */
export const DEBIAN_PACKAGES = [
  { debian: 'docker.io', commands: ['dockerd'] },
  { debian: 'busybox-static', commands: ['busybox'] },
  { debian: 'iptables', commands: ['iptables'] },
  { debian: 'iproute2', commands: ['ip'] },
  { debian: 'openssl', commands: ['openssl'] },
  { debian: 'ca-certificates' },
];

const READY_MS = 30_000;
const STOP_MS = 10_000;

/**
 * @typedef {object} DockerdOptions
 * @property {string} dir its folder, made here and removed by `stop`; keep the path short, for a
 *   socket's path has at most 107 bytes
 * @property {boolean} [tcp] also listen on a free port of 127.0.0.1
 * @property {boolean} [tls] on that port, speak TLS only and ask for a client's certificate
 * @property {boolean} [persist] let it outlive this process
 * @property {(line: string) => void} [log]
 */

/**
 * @typedef {object} Dockerd
 * @property {string} dir
 * @property {string} socket the unix socket's path
 * @property {string} host `unix://…`, for DOCKER_HOST
 * @property {string | undefined} tcpHost `tcp://127.0.0.1:PORT`
 * @property {string | undefined} certPath with `tls`, for DOCKER_CERT_PATH
 * @property {() => Promise<void>} kill ends it as a crash would; its containers live on
 * @property {() => Promise<void>} restart starts it again on the same sockets; resolves when ready
 * @property {() => Promise<void>} stop ends it and removes every trace of it
 */

/** Why no Engine can be started here, as a sentence; `undefined` when one can. */
export function whyNoDockerd() {
  if (process.platform !== 'linux') return 'A private Docker Engine needs Linux';
  if (userInfo().uid !== 0) return 'A private Docker Engine needs root';
  const missing = ['dockerd', 'busybox', 'ip'].filter((program) => !findProgram(program));
  return missing.length === 0 ? undefined : `Not installed here: ${missing.join(', ')}`;
}

/**
 * Starts an Engine and waits until it answers. What an earlier one left in `dir` goes first.
 * @param {DockerdOptions} options
 * @returns {Promise<Dockerd>} throws when it does not come up, with the end of its log
 */
export async function startDockerd({ dir, tcp = false, tls = false, persist = false, log }) {
  const home = resolve(dir);
  await stopDockerd(home);
  await mkdir(home, { recursive: true });
  const marks = await chooseMarks(home);
  const port = tcp || tls ? await freePort() : undefined;
  const certificates = tls ? await makeCertificates(join(home, 'certs')) : undefined;
  await runQuiet('ip', ['link', 'add', marks.bridge, 'type', 'bridge']);
  await runQuiet('ip', ['address', 'add', `10.${marks.network}.0.1/24`, 'dev', marks.bridge]);
  await runQuiet('ip', ['link', 'set', marks.bridge, 'up']);

  const args = dockerdArguments(home, marks, port, certificates?.server);
  let child = launch(home, args, persist);
  const start = async () => {
    log?.(`dockerd ${args.join(' ')}`);
    await ready(home, child);
  };
  const engine = {
    dir: home,
    socket: socketOf(home),
    host: `unix://${socketOf(home)}`,
    tcpHost: port === undefined ? undefined : `tcp://127.0.0.1:${port}`,
    certPath: certificates?.client,
    kill: () => end(child, 'SIGKILL'),
    restart: async () => {
      await end(child, 'SIGKILL');
      await forgetContainerd(home);
      child = launch(home, args, persist);
      await start();
    },
    stop: async () => {
      await killContainers(socketOf(home));
      await end(child, 'SIGTERM');
      await stopDockerd(home);
    },
  };
  try {
    await start();
  } catch (error) {
    await engine.stop();
    throw error;
  }
  return engine;
}

/**
 * Ends the Engine in `dir`, whoever started it, and removes its traces and the folder. Does
 * nothing where there is none.
 * @param {string} dir
 */
export async function stopDockerd(dir) {
  const home = resolve(dir);
  const marks = await readMarks(home);
  if (marks === undefined) return;
  const pid = Number(await readFile(join(home, 'pid'), 'utf8').catch(() => '0'));
  if (pid > 0 && (await isDockerdOf(pid, home))) {
    await killContainers(socketOf(home));
    process.kill(pid, 'SIGTERM');
    await until(async () => !(await isDockerdOf(pid, home)), STOP_MS);
  }
  await removeTraces(home, marks);
  await rm(home, { recursive: true, force: true, maxRetries: 5 });
}

function socketOf(home) {
  return join(home, 'docker.sock');
}

function dockerdArguments(home, marks, port, certs) {
  const args = ['--data-root', join(home, 'data'), '--exec-root', join(home, 'exec')];
  args.push('--pidfile', join(home, 'pid'), '-H', `unix://${socketOf(home)}`);
  // Another Engine's rules and the machine's routing stay as they are; published ports go through
  // docker's own proxy instead.
  args.push('--iptables=false', '--ip6tables=false', '--ip-forward=false', '--ip-masq=false');
  args.push('--bridge', marks.bridge, '--cgroup-parent', `/${marks.cgroup}`);
  args.push('--default-address-pool', `base=10.${marks.network}.128.0/17,size=24`);
  if (port !== undefined) args.push('-H', `tcp://127.0.0.1:${port}`);
  if (certs !== undefined) {
    const file = (name) => join(certs, name);
    args.push('--tlsverify', '--tlscacert', file('ca.pem'));
    args.push('--tlscert', file('cert.pem'), '--tlskey', file('key.pem'));
  }
  return args;
}

function launch(home, args, persist) {
  const output = openSync(join(home, 'log'), 'a');
  const program = findProgram('dockerd') ?? 'dockerd';
  const child = spawn(program, args, { detached: true, stdio: ['ignore', output, output] });
  closeSync(output);
  child.on('error', () => undefined);
  if (persist) {
    child.unref();
    return child;
  }
  const killNow = () => child.kill('SIGKILL');
  process.once('exit', killNow);
  child.once('exit', () => process.removeListener('exit', killNow));
  return child;
}

async function ready(home, child) {
  const answers = () =>
    engineRequest(socketOf(home), 'GET', '/_ping').then(
      () => true,
      () => hasEnded(child),
    );
  if ((await until(answers, READY_MS)) && !hasEnded(child)) return;
  const text = await readFile(join(home, 'log'), 'utf8').catch(() => '');
  throw new Error(`dockerd did not start:\n${text.split('\n').slice(-15).join('\n')}`);
}

function hasEnded(child) {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

async function end(child, signal) {
  if (hasEnded(child)) return;
  child.kill(signal);
  if (!(await until(() => hasEnded(child), STOP_MS))) {
    child.kill('SIGKILL');
    await until(() => hasEnded(child), STOP_MS);
  }
}

/**
 * The containerd of a killed dockerd dies with it, but where nobody reaps it its number stays
 * taken, and the next dockerd would wait for it for ever.
 */
function forgetContainerd(home) {
  return rm(join(home, 'exec', 'containerd', 'containerd.pid'), { force: true });
}

/** Stopping an Engine waits for its containers; nobody needs their last words. */
async function killContainers(socket) {
  const running = await engineRequest(socket, 'GET', '/containers/json').catch(() => []);
  const kill = ({ Id }) => engineRequest(socket, 'DELETE', `/containers/${Id}?force=1`);
  await Promise.all(running.map((container) => kill(container).catch(() => undefined)));
}

async function chooseMarks(home) {
  const hash = createHash('sha256').update(home).digest();
  const name = hash.toString('hex').slice(0, 8);
  const candidates = Array.from({ length: 150 }, (_, step) => 100 + ((hash[0] + step) % 150));
  let network = candidates[0];
  for (const candidate of candidates) {
    network = candidate;
    if ((await linksIn(candidate)).length === 0) break;
  }
  const marks = { bridge: `lsh${name}`, cgroup: `longshore-${name}`, network };
  await writeFile(join(home, 'marks.json'), JSON.stringify(marks));
  return marks;
}

async function readMarks(home) {
  const text = await readFile(join(home, 'marks.json'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text);
}

async function isDockerdOf(pid, home) {
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return line.split('\0').includes(join(home, 'data'));
}

async function until(condition, milliseconds) {
  const end = Date.now() + milliseconds;
  while (Date.now() < end) {
    if (await condition()) return true;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  return false;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Debian keeps dockerd and ip where a user's PATH may not look. */
function findProgram(name) {
  const found = which(name);
  const places = ['/usr/sbin', '/sbin', '/usr/local/sbin'].map((folder) => join(folder, name));
  return found ?? places.find((place) => existsSync(place));
}
