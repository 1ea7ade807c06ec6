/**
 * `npm test`: everything that must hold, from a bare checkout. The last line is
 * `N passed, N failed`; the exit code is 1 when anything failed.
 */
import { join } from 'node:path';
import { e2eRing } from './lib/e2eRing.js';
import { root } from './lib/paths.js';
import { ensurePackage } from './lib/product.js';
import { globsOf, mochaRing, programRing, runRings, TRY_AGAIN } from './lib/rings.js';
import { setUpEngineTests, setUpProject, setUpUnitTests } from './lib/setup.js';

await setUpProject();

const bin = (name) => join(root, 'node_modules', '.bin', name);
const script = (name, ...args) => programRing(process.execPath, [`scripts/${name}.js`, ...args]);

process.exitCode = await runRings([
  { name: 'build', run: () => script('build') },
  { name: 'types', run: () => programRing(bin('tsc'), ['-b']) },
  { name: 'lint', run: () => programRing(bin('biome'), ['check', '.']) },
  { name: 'generated files', run: () => script('generate', '--check') },
  {
    name: 'unit',
    run: async () => {
      await setUpUnitTests();
      return await mochaRing('unit', globsOf('test:unit'));
    },
  },
  {
    name: 'engine',
    run: async () => {
      await setUpEngineTests();
      return await mochaRing('engine', [...globsOf('test:engine'), ...TRY_AGAIN]);
    },
  },
  {
    name: 'package',
    run: async () => {
      console.log(await ensurePackage());
      return { passed: 1, failed: 0, skipped: 0 };
    },
  },
  { name: 'editor', run: () => e2eRing([]) },
]);
