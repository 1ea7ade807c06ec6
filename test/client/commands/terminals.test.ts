import assert from 'node:assert/strict';
import { EngineError } from '../../../client/engine/errors.ts';
import { container, snapshot } from '../tree/picture.ts';
import { rowOf, Stage } from './runnerStage.ts';
import { NO_ANSWERS } from './stageEngine.ts';

const PASSWD = [
  'root:x:0:0:root:/root:/bin/bash',
  'daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin',
  'app:x:1000:1000::/home/app:/bin/sh',
  'none:x:1001:1001:No shell:/home/none:',
].join('\n');

describe('terminal commands', () => {
  let stage: Stage;

  beforeEach(() => {
    stage = new Stage();
    stage.store.set(snapshot([container({})]));
  });

  const run = async (verb: string) =>
    (await stage.run(`longshore.container.${verb}`, rowOf('web')))
      .split('\n')
      .filter((line) => !line.startsWith('progress'));

  it('opens a shell in a terminal', async () => {
    assert.deepEqual(await run('shell'), [
      'engine: shell web-id',
      'terminal: web (bash) [terminal-bash]',
    ]);
  });

  it('tells why there is no shell', async () => {
    stage.engineDoes = () =>
      Promise.reject(new EngineError('notFound', 'There is no shell inside'));
    assert.deepEqual(await run('shell'), [
      'engine: shell web-id',
      'error: web: There is no shell inside',
    ]);
  });

  it('lets a user be chosen among those of the container', async () => {
    stage.answers = { ...NO_ANSWERS, output: [['stdout', PASSWD]] };
    stage.picks = 'app';
    assert.deepEqual(await run('shellAs'), [
      'engine: execute web-id ["cat","/etc/passwd"]',
      'pick: Open Shell in web / As which user? / root (0 · root), app (1000), none (1001 · No shell), Another one… (undefined)',
      'engine: shell web-id as app',
      'terminal: web (bash, app) [terminal-bash]',
    ]);
  });

  it('takes any user, where the container has no list', async () => {
    stage.answers = {
      ...NO_ANSWERS,
      output: [['stdout', 'exec: "cat": not found']],
      exitCode: 126,
    };
    stage.picks = 'Another one…';
    stage.types = '1000:1000';
    assert.deepEqual(await run('shellAs'), [
      'engine: execute web-id ["cat","/etc/passwd"]',
      'pick: Open Shell in web / As which user? / root (undefined), Another one… (undefined)',
      'input: Open Shell in web',
      'engine: shell web-id as 1000:1000',
      'terminal: web (bash, 1000:1000) [terminal-bash]',
    ]);
    stage.log.length = 0;
    stage.types = 'a b';
    assert.ok((await run('shellAs')).includes('refused: This is no user'));
  });

  it('attaches a terminal', async () => {
    assert.deepEqual(await run('attach'), [
      'engine: attach web-id',
      'terminal: web (attached) [plug]',
    ]);
  });

  it('opens none in a container that does not run, nor in an untrusted workspace', async () => {
    stage.store.set(snapshot([container({ state: 'paused' })]));
    for (const verb of ['shell', 'shellAs', 'attach']) {
      stage.log.length = 0;
      assert.match((await run(verb)).join(), /^info: .*: not possible for what is selected$/);
    }
    stage.trusted = false;
    stage.log.length = 0;
    assert.match((await run('shell')).join(), /^error: .* not available in Restricted Mode/);
  });
});
