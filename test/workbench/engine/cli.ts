/**
 * A private Engine by hand: `node test/workbench/engine/cli.ts start|stop|env [--bare] [FOLDER]`.
 * `start` seeds it unless `--bare` is given; `env` prints what a shell needs:
 * `eval "$(node test/workbench/engine/cli.ts env)"`.
 */
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDockerd, stopDockerd, whyNoDockerd } from '../../../scripts/lib/dockerd.js';
import { seedContainers, seedImages } from '../../../scripts/lib/dockerSeed.js';

const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const bare = process.argv.includes('--bare');
const [verb, dir = join(tmpdir(), 'longshore-engine')] = words;
const variable = `export DOCKER_HOST=unix://${join(dir, 'docker.sock')}`;

switch (verb) {
  case 'start': {
    const why = whyNoDockerd();
    if (why !== undefined) {
      console.error(why);
      process.exitCode = 1;
      break;
    }
    const engine = await startDockerd({ dir, persist: true });
    if (!bare) {
      await seedImages(engine);
      await seedContainers(engine);
    }
    console.log(variable);
    break;
  }
  case 'stop':
    await stopDockerd(dir);
    break;
  case 'env':
    if (existsSync(join(dir, 'docker.sock'))) {
      console.log(variable);
    } else {
      console.error(`No Engine in ${dir}; start one with "start"`);
      process.exitCode = 1;
    }
    break;
  default:
    console.error('Usage: node test/workbench/engine/cli.ts start|stop|env [--bare] [FOLDER]');
    process.exitCode = 2;
}
