import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { credentialHelper } from '../../../core/docker-config/credentialHelper.ts';
import { useTempFolder } from '../../workbench/tempFolder.ts';

describe('a credential helper', function () {
  if (process.platform === 'win32') return; // Its stand-in is a shell script.
  this.timeout(20_000);
  const folder = useTempFolder();

  /** Writes `docker-credential-fake` as a shell script and asks it. */
  async function ask(
    script: string,
    how: { readonly name?: string; readonly timeout?: number; readonly signal?: AbortSignal } = {},
  ): Promise<string> {
    const { name = 'fake', signal, ...rest } = how;
    folder.write({ 'docker-credential-fake': `#!/bin/sh\n${script}\n` });
    chmodSync(folder.at('docker-credential-fake'), 0o755);
    const env = { PATH: `${folder.path}:/usr/bin:/bin`, MARK: folder.at('mark') };
    const answer = await credentialHelper({ env, ...rest })(name, 'ghcr.io', signal);
    switch (answer.kind) {
      case 'found':
        return `${answer.username}/${answer.secret}`;
      case 'none':
        return 'none';
      case 'failed':
        return answer.why;
    }
  }

  it('gets the address on standard input and answers in JSON', async () => {
    const script =
      'read -r server || :\necho "{\\"Username\\":\\"$1\\",\\"Secret\\":\\"$server\\"}"';
    assert.equal(await ask(script), 'get/ghcr.io');
  });

  it('that ends without reading is judged by its answer', async () => {
    assert.equal(await ask(`echo '{"Username":"ada","Secret":"x"}'`), 'ada/x');
  });

  it('that knows nobody says so in words', async () => {
    assert.equal(await ask('echo credentials not found in native keychain; exit 1'), 'none');
  });

  it('that fails is told without what it wrote', async () => {
    assert.equal(
      await ask('echo s3cret; echo s3cret >&2; exit 2'),
      'The credential helper "docker-credential-fake" failed (exit code 2)',
    );
    assert.equal(
      await ask('echo s3cret'),
      'The credential helper "docker-credential-fake" gave no account',
    );
  });

  it('that is not there is told', async () => {
    assert.equal(
      await ask('', { name: 'absent' }),
      'The credential helper "docker-credential-absent" of config.json is not in PATH',
    );
  });

  it('that never answers is ended, and so is one whose asker goes', async () => {
    const told = 'The credential helper "docker-credential-fake" did not answer in time';
    assert.equal(await ask('exec sleep 1000', { timeout: 300 }), told);
    assert.equal(await ask('exec sleep 1000', { signal: AbortSignal.timeout(300) }), told);
  });

  it('is a program by its name, never a path or a command line', async () => {
    for (const name of ['../x', 'a b', '/bin/sh', '', 'x;touch mark', '-x']) {
      assert.equal(
        await ask('touch "$MARK"', { name }),
        `The credential helper "${name}" of config.json is not a program's name`,
      );
    }
    assert.throws(() => folder.read('mark'));
  });
});
