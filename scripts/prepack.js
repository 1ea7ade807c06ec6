/** Makes what `npm pack -w server` packs: the bundles and the license. npm runs it before it packs. */
import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/paths.js';

const build = spawnSync(process.execPath, ['scripts/build.js', '--production', '--server'], {
  cwd: root,
  // npm's own output may be read by a program.
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (build.status !== 0) process.exit(build.status ?? 1);
copyFileSync(join(root, 'LICENSE'), join(root, 'server', 'LICENSE'));
