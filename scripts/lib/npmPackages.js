/** The project's npm packages and, with them, its own Node. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { projectNode, root } from './paths.js';
import { step } from './progress.js';
import { runQuiet, startGroup } from './run.js';

/** Of the project; older ones only run what is in `scripts/lib` before the packages are there. */
export const NODE_MAJOR = 24;

/** Runs `npm ci` unless node_modules holds what the lock file asks for. */
export async function ensureNpmPackages() {
  const marker = join(root, 'node_modules', '.longshore-installed');
  const wanted = hashOf(join(root, 'package-lock.json'));
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted && existsSync(projectNode)) {
    return;
  }
  if (existsSync(projectNode) && installedMatchesLock()) {
    writeFileSync(marker, wanted);
    return;
  }
  await step('npm packages', () =>
    runQuiet('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root }),
  );
  mkdirSync(dirname(marker), { recursive: true });
  writeFileSync(marker, wanted);
}

/**
 * Runs this script again under the project's Node where the current one is older, and ends with
 * its exit code. Returns at once under the right Node.
 */
export async function continueUnderProjectNode() {
  if (Number(process.versions.node.split('.')[0]) >= NODE_MAJOR) {
    process.env.PATH = projectPath();
    return;
  }
  const child = startGroup(projectNode, process.argv.slice(1), {
    stdio: 'inherit',
    env: { ...process.env, PATH: projectPath() },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (exitCode, signal) => {
      resolve(exitCode ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
  process.exit(code);
}

/** The PATH with the project's programs first. */
export function projectPath() {
  const bin = dirname(projectNode);
  const rest = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== bin);
  return [bin, ...rest].join(delimiter);
}

/**
 * The environment for an npm that runs under the project's Node: without what an npm around this
 * process says of its own, older one. Install scripts believe it.
 */
export function npmEnvironment() {
  const { npm_config_user_agent, npm_node_execpath, NODE, ...rest } = process.env;
  return { ...rest, PATH: projectPath() };
}

/** Hex digest of a file's content, or of several. */
export function hashOf(...files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

/** npm writes what it installed next to it: true when someone ran `npm ci` by hand. */
function installedMatchesLock() {
  const hidden = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  return Object.entries(lock).every(
    ([path, wanted]) =>
      path === '' ||
      !path.startsWith('node_modules/') ||
      (wanted.optional && installed[path] === undefined) ||
      installed[path]?.version === wanted.version,
  );
}
