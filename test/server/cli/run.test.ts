import assert from 'node:assert/strict';
import { commands } from '../../../server/cli/commands/index.generated.ts';
import { VERSION } from '../../../server/version.generated.ts';
import { longshore } from './cli.ts';

const run = (...args: readonly string[]) => longshore(args, { workingFolder: '/nowhere' });

describe('longshore', () => {
  it('says its version', async () => {
    assert.deepEqual(await run('--version'), { code: 0, out: `${VERSION}\n`, err: '' });
    assert.deepEqual(await run('-v'), { code: 0, out: `${VERSION}\n`, err: '' });
  });

  it('lists its commands, each of which has its own help', async () => {
    const { code, out } = await run('--help');
    assert.equal(code, 0);
    for (const { name, summary } of commands) {
      assert.match(out, new RegExp(`^  ${name} +${summary}$`, 'm'));
      assert.match((await run(name, '--help')).out, new RegExp(`^Usage: longshore ${name}`));
      assert.match((await run(name, '-h')).out, new RegExp(`^Usage: longshore ${name}`));
    }
  });

  it('says what it takes instead of what it does not', async () => {
    const told = async (...args: readonly string[]) => {
      const { code, err } = await run(...args);
      return `${code} ${err.split('\n')[0]}`;
    };
    assert.equal(
      await told('lnt'),
      '2 longshore: there is no command "lnt": use "format" or "init" or "lint" or "rules"',
    );
    assert.equal(
      await told(),
      '2 longshore: a command is missing: use "format" or "init" or "lint" or "rules"',
    );
  });
});
