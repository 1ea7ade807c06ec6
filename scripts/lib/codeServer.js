/** The bundled editor: VS Code served to a browser. Installed once per user, not per checkout. */
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, npmEnvironment } from './npmPackages.js';
import { cacheFolder, root } from './paths.js';
import { step } from './progress.js';
import { runQuiet } from './run.js';
import { EDITOR_BUILD, ensureSystemPackages } from './systemPackages.js';

const manifestFolder = join(root, 'test', 'workbench', 'editor', 'code-server');

/**
 * Installs the bundled editor unless this user has it already.
 * @returns {Promise<string>} the script to run with the project's Node
 */
export async function ensureCodeServer() {
  const folder = installFolder();
  const entry = join(folder, 'node_modules', 'code-server', 'out', 'node', 'entry.js');
  if (existsSync(entry)) return entry;
  await ensureSystemPackages(EDITOR_BUILD);
  await step('The bundled editor (compiles for a minute, once)', () => install(folder));
  return entry;
}

async function install(folder) {
  const parts = `${folder}.${process.pid}.part`;
  mkdirSync(parts, { recursive: true });
  try {
    for (const name of ['package.json', 'package-lock.json']) {
      cpSync(join(manifestFolder, name), join(parts, name));
    }
    await runQuiet('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: parts,
      env: npmEnvironment(),
    });
    try {
      renameSync(parts, folder);
    } catch (error) {
      // Another checkout was faster: its editor is as good.
      if (!existsSync(folder)) throw error;
    }
  } finally {
    rmSync(parts, { recursive: true, force: true });
  }
}

function installFolder() {
  const lock = join(manifestFolder, 'package-lock.json');
  const { version } = JSON.parse(readFileSync(lock, 'utf8')).packages['node_modules/code-server'];
  const abi = process.versions.modules;
  const hash = hashOf(lock).slice(0, 12);
  return join(
    cacheFolder(),
    `code-server-${version}-${process.platform}-${process.arch}-${abi}-${hash}`,
  );
}
