const { writeFileSync } = require('node:fs');
const Mocha = require('mocha');

/** Mocha's "spec" output; also writes `{ passed, failed, skipped }` to the file it is told. */
module.exports = class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures, pending } = runner.stats;
      writeFileSync(
        options.reporterOptions.counts,
        JSON.stringify({ passed: passes, failed: failures, skipped: pending }),
      );
    });
  }
};
