/**
 * Writes `longshore-VERSION.vsix` in the root: builds for production, packs what `.vscodeignore`
 * lists, and prints the size.
 */
import { spawn } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const NODE = `${ROOT}node_modules/.bin/node${process.platform === 'win32' ? '.exe' : ''}`;

const { name, version } = JSON.parse(await readFile(`${ROOT}package.json`, 'utf8'));
const file = `${name}-${version}.vsix`;

await run(['scripts/build.js', '--production']);
// The bundles hold every dependency, so vsce need not look for any.
await run(['node_modules/@vscode/vsce/vsce', 'package', '--no-dependencies', '--out', file]);

const { size } = await stat(`${ROOT}${file}`);
console.log(`${file}: ${(size / 1024).toFixed(0)} KiB`);

/** Runs the project's own Node; ends this process with its exit code when it fails. */
async function run(args) {
  const child = spawn(NODE, args, { cwd: ROOT, stdio: 'inherit' });
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) {
    process.exit(code ?? 1);
  }
}
