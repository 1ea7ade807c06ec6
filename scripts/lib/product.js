/** The packaged extension, made again only when something it is made of has changed. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildFolder, root } from './paths.js';
import { step } from './progress.js';
import { runQuiet } from './run.js';

/** Where `npm run package` puts it. */
export function packageFile() {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return join(root, `${name}-${version}.vsix`);
}

/**
 * Builds and packages unless the last package was made of the same sources.
 * @returns {Promise<string>} the .vsix file
 */
export async function ensurePackage() {
  const file = packageFile();
  const marker = join(buildFolder, 'packaged');
  const sources = fingerprint();
  if (existsSync(file) && existsSync(marker) && readFileSync(marker, 'utf8') === sources) {
    return file;
  }
  await step('Build and package', () =>
    runQuiet(process.execPath, ['scripts/package.js'], { cwd: root }),
  );
  mkdirSync(buildFolder, { recursive: true });
  writeFileSync(marker, sources);
  return file;
}

const SOURCES = [
  '.vscodeignore',
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'client',
  'core',
  'package-lock.json',
  'package.json',
  'schemas',
  'scripts/build.js',
  'scripts/package.js',
  'server',
  'syntaxes',
];

function fingerprint() {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of filesUnder(join(root, source))) {
      hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

function filesUnder(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return [];
  if (!stat.isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => name !== 'dist' && name !== 'node_modules')
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}
