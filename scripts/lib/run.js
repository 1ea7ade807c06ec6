/** Starts programs: short ones to their end, long ones as groups that never outlive this process. */
import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What asks a process to end. */
const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** A program that could not be started or did not end with 0. `output` holds all it printed. */
export class CommandFailed extends Error {
  constructor(command, code, output) {
    super(`${command} failed (${code})`);
    this.name = 'CommandFailed';
    this.output = output;
  }
}

/**
 * Runs a program to its end without showing its output.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<string>} what it printed; throws {@link CommandFailed} with the same text
 */
export function runQuiet(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = startGroup(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    const output = () => Buffer.concat(chunks).toString('utf8');
    child.once('error', (error) => reject(new CommandFailed(command, error.code, output())));
    child.once('close', (code, signal) => {
      if (code === 0) resolve(output());
      else reject(new CommandFailed(command, signal ?? `exit code ${code}`, output()));
    });
  });
}

/**
 * Runs a program to its end with its output on ours. A signal that asks this process to end is
 * passed on; it then ends when the program has.
 * @returns {Promise<number>} its exit code; 1 when a signal ended it
 */
export async function runShown(command, args, options = {}) {
  const child = startGroup(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options });
  const end = async () => {
    await stopGroup(child, 15_000);
    process.exit(130);
  };
  for (const signal of ENDING) process.once(signal, end);
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', (error) => reject(new CommandFailed(command, error.code, '')));
      child.once('close', (code) => resolve(code ?? 1));
    });
  } finally {
    for (const signal of ENDING) process.removeListener(signal, end);
  }
}

/**
 * Starts a program in a process group of its own. When this process ends, even by a signal, the
 * whole group is killed; on Linux its leader is asked to end also when this process was killed.
 * @returns {import('node:child_process').ChildProcess}
 */
export function startGroup(command, args, options = {}) {
  const wrapper = process.platform === 'linux' ? which('setpriv') : undefined;
  const words = [command, ...args];
  if (wrapper !== undefined) words.unshift(wrapper, '--pdeathsig', 'SIGTERM', '--');
  const [program, ...rest] = words;
  const child = spawn(program, rest, { ...options, detached: process.platform !== 'win32' });
  const killNow = () => signalGroup(child, 'SIGKILL');
  process.once('exit', killNow);
  child.once('close', () => process.removeListener('exit', killNow));
  return child;
}

/**
 * Asks a group to end, waits, then kills what is left.
 * @param {import('node:child_process').ChildProcess} child from {@link startGroup}
 * @param {number} [graceMs] milliseconds between asking and killing
 */
export async function stopGroup(child, graceMs = 5000) {
  if (child.pid === undefined) return;
  const ended = new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', resolve);
  });
  signalGroup(child, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs);
  await ended;
  clearTimeout(timer);
  // The leader has gone; members that ignored the request have not.
  signalGroup(child, 'SIGKILL');
}

/** The full path of a program on the PATH, or `undefined`. */
export function which(name, env = process.env) {
  const extensions = process.platform === 'win32' ? ['.exe', '.cmd', '.bat', ''] : [''];
  for (const folder of (env.PATH ?? '').split(delimiter)) {
    for (const extension of extensions) {
      const file = join(folder, name + extension);
      const stat = folder === '' ? undefined : statSync(file, { throwIfNoEntry: false });
      if (stat?.isFile() && (process.platform === 'win32' || (stat.mode & 0o111) !== 0))
        return file;
    }
  }
  return undefined;
}

function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH' && error.code !== 'EPERM') throw error;
  }
}
