/** Finds and removes what a dockerd leaves on the machine: processes, mounts, links, cgroups. */
import { readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runQuiet } from './run.js';

const CGROUPS = '/sys/fs/cgroup';

/**
 * Removes every trace of the Engine that lived in `dir`, which must not run any more.
 * @param {string} dir
 * @param {{ cgroup: string, network: number }} marks `cgroup` is its cgroup's name; all its
 *   networks are within 10.`network`.0.0/16
 */
export async function removeTraces(dir, marks) {
  for (let round = 0; round < 20; round++) {
    const pids = [...processesNaming(dir), ...processesIn(marks.cgroup)];
    if (pids.length === 0) break;
    pids.forEach(kill);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  for (const mount of mountsUnder(dir)) {
    await runQuiet('umount', ['--lazy', mount]).catch(() => undefined);
  }
  for (const link of await linksIn(marks.network)) {
    await runQuiet('ip', ['link', 'delete', link]).catch(() => undefined);
  }
  for (const folder of cgroupFolders(marks.cgroup)) removeCgroup(folder);
}

/** Mount points under `dir`, innermost first. */
export function mountsUnder(dir) {
  return readFileSync('/proc/self/mountinfo', 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[4] ?? '')
    .filter((path) => path.startsWith(`${dir}/`))
    .sort((a, b) => b.length - a.length);
}

/** Processes with a path under `dir` on their command line, other than this one. */
export function processesNaming(dir) {
  const own = new Set([process.pid, process.ppid]);
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && !own.has(pid))
    .filter((pid) => isOfEngine(read(`/proc/${pid}/cmdline`).split('\0'), dir));
}

function isOfEngine([program = '', ...args], dir) {
  const engine = /(?:^|\/)(?:dockerd|containerd|containerd-shim.*|docker-proxy|runc)$/;
  return engine.test(program) && args.some((arg) => arg.includes(`${dir}/`));
}

/** Names of the network interfaces with an address in 10.`network`.0.0/16, also idle ones. */
export async function linksIn(network) {
  const links = JSON.parse((await runQuiet('ip', ['-json', '-4', 'address'])) || '[]');
  return links
    .filter(({ addr_info: all = [] }) => all.some(({ local }) => isIn(network, local)))
    .map(({ ifname }) => ifname);
}

function isIn(network, address) {
  return typeof address === 'string' && address.startsWith(`10.${network}.`);
}

function processesIn(cgroup) {
  const pids = cgroupFolders(cgroup).flatMap((folder) => {
    for (const [file, value] of THAW) write(join(folder, file), value);
    return read(join(folder, 'cgroup.procs')).split('\n').map(Number);
  });
  return [...new Set(pids)].filter((pid) => pid > 0);
}

/** A frozen (paused) process takes no signal: version 1 and 2 of saying "go on". */
const THAW = [
  ['freezer.state', 'THAWED'],
  ['cgroup.freeze', '0'],
];

/** The folders of a cgroup in every hierarchy, with those inside it, innermost first. */
function cgroupFolders(cgroup) {
  const roots = [CGROUPS, ...subfolders(CGROUPS)].map((root) => join(root, cgroup));
  const found = [];
  for (const root of new Set(roots)) {
    if (exists(root)) found.push(root, ...subfolders(root));
  }
  return found.sort((a, b) => b.length - a.length);
}

function subfolders(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(folder, entry.name));
  } catch {
    return [];
  }
}

function exists(folder) {
  try {
    readdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

function removeCgroup(folder) {
  try {
    rmdirSync(folder);
  } catch {
    // Gone already, or not ours to remove.
  }
}

function kill(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone meanwhile.
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function write(file, value) {
  try {
    writeFileSync(file, value, { flag: 'r+' });
  } catch {
    // The other version of cgroups.
  }
}
