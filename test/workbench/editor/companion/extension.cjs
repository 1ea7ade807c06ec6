/**
 * The half of `runInHost.ts` that lives in the extension host. The folder named by
 * LONGSHORE_COMPANION holds `request.json` (which suite, which mocha, where results go).
 */
const { readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const vscode = require('vscode');

exports.activate = (context) => {
  context.subscriptions.push(vscode.commands.registerCommand('companion.runSuite', runSuite));
};

async function runSuite() {
  const folder = process.env.LONGSHORE_COMPANION;
  const request = JSON.parse(readFileSync(join(folder, 'request.json'), 'utf8'));
  const results = await run(request).catch((error) => [
    { title: 'the suite loads', state: 'failed', error: describe(error), duration: 0 },
  ]);
  // Renamed into place: whoever waits for the file never reads half of it.
  writeFileSync(`${request.results}.part`, JSON.stringify(results));
  renameSync(`${request.results}.part`, request.results);
}

async function run({ mocha: mochaPath, suite }) {
  const Mocha = (await import(mochaPath)).default;
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, reporter: function Silent() {} });
  mocha.suite.emit('pre-require', globalThis, suite, mocha);
  delete require.cache[suite];
  require(suite);
  const results = [];
  await new Promise((resolve) => {
    const runner = mocha.run(resolve);
    runner.on('pass', (test) => results.push(resultOf(test, 'passed')));
    runner.on('fail', (test, error) => results.push(resultOf(test, 'failed', error)));
  });
  return results;
}

function resultOf(test, state, error) {
  return {
    title: test.fullTitle(),
    state,
    duration: test.duration ?? 0,
    error: error === undefined ? undefined : describe(error),
  };
}

function describe(error) {
  return error.stack ?? String(error);
}
