/** The end-to-end tests: what users get, in a real editor, on a real Engine. */
import { ensurePackage } from './product.js';
import { mochaRing } from './rings.js';
import { setUpEditorTests, setUpEngineTests } from './setup.js';

/** @param {readonly string[]} args mocha's own options, such as `-g squiggle` */
export async function e2eRing(args) {
  await ensurePackage();
  await setUpEngineTests();
  await setUpEditorTests();
  // A browser, an editor and an Engine share two cores: what fails once and passes then is told as
  // passed, what fails twice is wrong.
  const once = ['--retries', '1'];
  return await mochaRing('editor', ['test/e2e/**/*.test.ts', ...once, ...args]);
}
