/** Runs the bundled editor: VS Code with its extension host, on 127.0.0.1, in a profile of its own. */
import { mkdirSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { CommandFailed, runQuiet, startGroup, stopGroup } from './run.js';

/**
 * Starts it and waits until it answers.
 * @param {object} options
 * @param {string} options.entry the script from `ensureCodeServer()`
 * @param {string} options.profile folder for settings, logs and state
 * @param {string} options.extensions folder of installed extensions
 * @param {boolean} options.trust `false`: folders open in Restricted Mode until the user trusts them
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {number} [options.port] any free one when left out
 * @returns {Promise<{ port: number, pid: number, output(): string, exited: Promise<void>, stop(): Promise<void> }>}
 */
export async function startEditorServer(options) {
  const port = options.port ?? (await freePort());
  mkdirSync(options.profile, { recursive: true });
  const child = startGroup(
    process.execPath,
    [
      options.entry,
      ...privateFolders(options.profile, options.extensions),
      '--auth=none',
      `--bind-addr=127.0.0.1:${port}`,
      '--disable-telemetry',
      '--disable-update-check',
      '--disable-getting-started-override',
      '--ignore-last-opened',
      `--session-socket=${join(options.profile, 'session.sock')}`,
      ...(options.trust ? ['--disable-workspace-trust'] : []),
    ],
    {
      env: editorEnvironment(options.env),
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd: options.profile,
    },
  );
  const chunks = [];
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  child.stderr.on('data', (chunk) => chunks.push(chunk));
  const output = () => Buffer.concat(chunks).toString('utf8');
  const exited = new Promise((resolve) => {
    child.once('exit', resolve);
    child.once('error', resolve);
  });
  const stop = () => stopGroup(child);
  try {
    await Promise.race([
      listening(port),
      exited.then(() => {
        throw new CommandFailed('the bundled editor', `exit code ${child.exitCode}`, output());
      }),
    ]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, pid: child.pid, output, exited, stop };
}

/**
 * Installs packaged extensions into a folder, from files alone.
 * @param {string} entry the script from `ensureCodeServer()`
 * @param {{ profile: string, extensions: string, files: readonly string[] }} options
 */
export async function installExtensions(entry, { profile, extensions, files }) {
  if (files.length === 0) return;
  mkdirSync(profile, { recursive: true });
  mkdirSync(extensions, { recursive: true });
  await runQuiet(
    process.execPath,
    [
      entry,
      ...privateFolders(profile, extensions),
      '--force',
      ...files.map((file) => `--install-extension=${file}`),
    ],
    { env: editorEnvironment(process.env) },
  );
}

/** A TCP port that was free a moment ago. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function privateFolders(profile, extensions) {
  return [
    `--config=${join(profile, 'config.yaml')}`,
    `--user-data-dir=${profile}`,
    `--extensions-dir=${extensions}`,
  ];
}

/** Without what an outer editor or package manager left there, which changes how it starts. */
function editorEnvironment(env = process.env) {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name]) => !/^(VSCODE_|ELECTRON_|npm_|NODE_OPTIONS$|CODE_SERVER_|PORT$)/.test(name),
    ),
  );
}

async function listening(port) {
  const deadline = Date.now() + 60_000;
  while (!(await accepts(port))) {
    if (Date.now() > deadline) throw new Error('The bundled editor did not answer within a minute');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
