/** `npm run test:e2e [-- -g PATTERN]`: only the tests in the real editor. */
import { e2eRing } from './lib/e2eRing.js';
import { runRings } from './lib/rings.js';
import { setUpProject } from './lib/setup.js';

await setUpProject();
process.exitCode = await runRings([{ name: 'editor', run: () => e2eRing(process.argv.slice(2)) }]);
