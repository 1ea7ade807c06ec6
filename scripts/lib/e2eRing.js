/** The end-to-end tests: what users get, in a real editor, on a real Engine. */
import { ensurePackage } from './product.js';
import { mochaRing, TRY_AGAIN } from './rings.js';
import { setUpEditorTests, setUpEngineTests } from './setup.js';

/** @param {readonly string[]} args mocha's own options, such as `-g squiggle` */
export async function e2eRing(args) {
  await ensurePackage();
  await setUpEngineTests();
  await setUpEditorTests();
  return await mochaRing('editor', ['test/e2e/**/*.test.ts', ...TRY_AGAIN, ...args]);
}
