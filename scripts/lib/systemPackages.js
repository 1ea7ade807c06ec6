/** Programs and libraries that come from the system: installed on Debian as root, named elsewhere. */
import { existsSync, readdirSync } from 'node:fs';
import { platform } from 'node:os';
import { step } from './progress.js';
import { CommandFailed, runQuiet, which } from './run.js';

/**
 * One thing the project needs from the system.
 * @typedef {{ debian: string, commands?: readonly string[] }} SystemPackage
 * `debian`: the package's name there. `commands`: programs any one of which will do; without
 * them (a library) only Debian's package database can tell.
 */

/** For compiling the bundled editor's native parts. */
export const EDITOR_BUILD = [
  { debian: 'g++', commands: ['g++', 'clang++'] },
  { debian: 'make', commands: ['make'] },
  { debian: 'pkg-config', commands: ['pkg-config'] },
  { debian: 'python3', commands: ['python3'] },
  { debian: 'libkrb5-dev' },
  { debian: 'libsecret-1-dev' },
  { debian: 'libx11-dev' },
  { debian: 'libxkbfile-dev' },
];

/** For driving the editor in tests. */
export const BROWSER = [
  { debian: 'chromium', commands: ['chromium', 'chromium-browser', 'google-chrome'] },
  { debian: 'fonts-dejavu-core' },
];

/** What the findings inside RUN come from. */
export const SHELL_LINTER = [{ debian: 'shellcheck', commands: ['shellcheck'] }];

/** A real registry and what makes its accounts and certificates. */
export const REGISTRY = [
  { debian: 'docker-registry', commands: ['docker-registry'] },
  { debian: 'apache2-utils', commands: ['htpasswd'] },
  { debian: 'openssl', commands: ['openssl'] },
];

/** What a missing system package means for the caller: install by hand, then run again. */
export class SystemPackagesMissing extends Error {
  constructor(names, how) {
    super(`Missing on this machine: ${names.join(', ')}. ${how}`);
    this.name = 'SystemPackagesMissing';
  }
}

/** True where {@link ensureSystemPackages} can install: Debian or a relative of it, as root. */
export function canInstallSystemPackages() {
  return isDebian() && process.getuid?.() === 0;
}

/**
 * Installs what is missing, or throws {@link SystemPackagesMissing}. Does nothing, in a few
 * milliseconds, when all is there.
 * @param {readonly SystemPackage[]} packages
 */
export async function ensureSystemPackages(packages) {
  const missing = await findMissing(packages);
  if (missing.length === 0) return;
  const names = missing.map((one) => one.debian);
  if (!canInstallSystemPackages()) {
    throw new SystemPackagesMissing(
      names,
      isDebian()
        ? `Run: sudo apt-get install ${names.join(' ')}`
        : 'Install them with your system’s package manager (the names are Debian’s) and run this again',
    );
  }
  await step(`System packages: ${names.join(', ')}`, () => aptInstall(names));
}

async function findMissing(packages) {
  const unsure = packages.filter((one) => !(one.commands ?? []).some((name) => which(name)));
  if (unsure.length === 0) return [];
  if (!isDebian()) return unsure.filter((one) => one.commands !== undefined);
  const installed = await installedOnDebian(unsure.map((one) => one.debian));
  return unsure.filter((one) => !installed.has(one.debian));
}

async function installedOnDebian(names) {
  const format = ['-f', '$' + '{db:Status-Status} $' + '{Package}\n'];
  // dpkg-query ends with 1 when it does not know one of the names; its answer is still whole.
  const output = await runQuiet('dpkg-query', ['-W', ...format, ...names]).catch((error) => {
    if (error instanceof CommandFailed) return error.output;
    throw error;
  });
  return new Set(
    output
      .split('\n')
      .filter((line) => line.startsWith('installed '))
      .map((line) => line.slice('installed '.length)),
  );
}

async function aptInstall(names) {
  const update = () => runQuiet('apt-get', [...APT_OPTIONS, 'update'], { env: aptEnvironment() });
  const install = () =>
    runQuiet('apt-get', [...APT_OPTIONS, 'install', '-y', '--no-install-recommends', ...names], {
      env: aptEnvironment(),
    });
  if (!hasPackageLists()) {
    await update();
    await install();
    return;
  }
  try {
    await install();
  } catch {
    // The lists may name versions the mirror no longer has.
    await update();
    await install();
  }
}

const APT_OPTIONS = ['-qq', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Dpkg::Use-Pty=0'];

function aptEnvironment() {
  return { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
}

function hasPackageLists() {
  const folder = '/var/lib/apt/lists';
  return existsSync(folder) && readdirSync(folder).some((name) => /_Packages(\.|$)/.test(name));
}

function isDebian() {
  return (
    platform() === 'linux' && which('dpkg-query') !== undefined && which('apt-get') !== undefined
  );
}
