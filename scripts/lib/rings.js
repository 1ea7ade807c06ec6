/** One part of `npm test` after the other; a failing one does not hide the next. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildFolder, root } from './paths.js';
import { seconds } from './progress.js';
import { runShown } from './run.js';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * Runs rings in order, prints each one's time and outcome, then the sum as the last line.
 * @param {readonly { name: string, run: () => Promise<Counts> }[]} rings
 * @returns {Promise<number>} the exit code: 1 when anything failed
 */
export async function runRings(rings) {
  const outcomes = [];
  for (const { name, run } of rings) {
    console.log(`\n── ${name} ${'─'.repeat(Math.max(3, 70 - name.length))}`);
    const start = performance.now();
    const counts = await run().catch((error) => {
      console.error(error.message);
      if (error.output) console.error(error.output);
      return { passed: 0, failed: 1, skipped: 0 };
    });
    const time = seconds(performance.now() - start);
    outcomes.push({ name, time, counts });
    console.log(`── ${name}: ${inWords(counts)} in ${time}`);
  }
  const total = outcomes.reduce(
    (sum, { counts }) => ({
      passed: sum.passed + counts.passed,
      failed: sum.failed + counts.failed,
      skipped: sum.skipped + counts.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
  console.log('');
  for (const { name, time, counts } of outcomes) {
    console.log(`${counts.failed === 0 ? '✓' : '✗'} ${name}: ${inWords(counts)} in ${time}`);
  }
  console.log(inWords(total));
  return total.failed === 0 ? 0 : 1;
}

/** A ring that is one program: it counts as one test. */
export async function programRing(command, args) {
  const code = await runShown(command, args, { cwd: root });
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/**
 * A ring of mocha tests.
 * @param {string} name for its counts' file
 * @param {readonly string[]} args globs and mocha's own options
 */
export async function mochaRing(name, args) {
  const counts = join(buildFolder, `counts-${name}-${process.pid}.json`);
  mkdirSync(buildFolder, { recursive: true });
  const reporter = join(root, 'scripts', 'lib', 'countingReporter.cjs');
  const mocha = join(root, 'node_modules', 'mocha', 'bin', 'mocha.js');
  const options = ['--reporter', reporter, '--reporter-option', `counts=${counts}`];
  const code = await runShown(process.execPath, [mocha, ...args, ...options], { cwd: root });
  try {
    const result = JSON.parse(readFileSync(counts, 'utf8'));
    // A test that leaves the process broken after the last count is a failure too.
    return code !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result;
  } catch {
    throw new Error(`The ${name} tests ended without results (exit code ${code})`);
  } finally {
    rmSync(counts, { force: true });
  }
}

/**
 * For rings in which a browser, an editor and Engines share the machine's two cores: what fails once
 * and passes then counts as passed, what fails twice is wrong.
 */
export const TRY_AGAIN = ['--retries', '1'];

/** The globs of a `mocha '…'` script of package.json, so that they are written once. */
export function globsOf(script) {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return [...scripts[script].matchAll(/'([^']+)'/g)].map(([, glob]) => glob);
}

function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
