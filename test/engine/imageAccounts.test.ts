import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { type Moving, pullImage, pushImage } from '../../client/commands/moveImage.ts';
import type { DockerodeEngine } from '../../client/engine/dockerodeEngine.ts';
import { EngineError } from '../../client/engine/errors.ts';
import { picture } from '../../client/transfers/picture.ts';
import { Transfers } from '../../client/transfers/transfers.ts';
import { credentialHelper } from '../../core/docker-config/credentialHelper.ts';
import { DockerCredentials } from '../../core/docker-config/credentials.ts';
import { parseReference } from '../../core/reference.ts';
import { tar } from '../../scripts/lib/tar.js';
import { engineAt } from '../workbench/engine/clients.ts';
import { TestEngine } from '../workbench/engine/testEngine.ts';
import { TestRegistry } from '../workbench/registry/testRegistry.ts';
import { useTempFolder } from '../workbench/tempFolder.ts';

/** Accounts of `config.json` and of a helper, as commands use them, at a registry that wants one. */
describe('Pulling and pushing with the accounts of docker login', function () {
  this.timeout(60_000);
  const folder = useTempFolder();
  let real: TestEngine;
  let engine: DockerodeEngine;
  let registry: TestRegistry;
  const said: string[] = [];

  before(async () => {
    real = await TestEngine.start();
    engine = engineAt(real.dockerd.host);
    registry = await TestRegistry.start({ auth: 'token', users: { ada: 'love:lace' } });
    const archive = tar([{ path: 'noise', content: randomBytes(100_000) }]);
    async function* bytes() {
      yield archive;
    }
    const name = { repository: `${registry.host}/shop/web`, tag: '1' };
    await engine.images.import(bytes(), name);
  });
  after(async () => {
    engine.dispose();
    await registry.stop();
    await real.stop();
  });

  function around(transfers = new Transfers()): Moving {
    const env = { PATH: `${folder.path}:/usr/bin:/bin` };
    const files = {
      read: (path: string) => readFile(path, 'utf8').catch(() => undefined),
      list: async () => [],
    };
    const credentials = new DockerCredentials({
      files,
      folder: () => folder.path,
      helper: credentialHelper({ env }),
    });
    const report = (message: string) => void said.push(message);
    return { engine, credentials, transfers, signal: new AbortController().signal, report };
  }

  const reference = () => {
    const parsed = parseReference(`${registry.host}/shop/web:1`);
    assert.ok(parsed);
    return parsed;
  };

  function login(account: string): void {
    const auth = Buffer.from(account).toString('base64');
    folder.write({ 'config.json': JSON.stringify({ auths: { [registry.host]: { auth } } }) });
  }

  async function refusal(work: Promise<void>): Promise<string> {
    const error = await work.then(
      () => undefined,
      (caught: unknown) => caught,
    );
    assert.ok(EngineError.is(error, 'unauthorized'), String(error));
    assert.doesNotMatch(JSON.stringify(error) + error.message, /love:lace/);
    return error.message.replaceAll(registry.host, 'HOST');
  }

  it('without one, says where to sign in', async () => {
    const advice = 'Check the name, or sign in with "docker login HOST" in a terminal';
    assert.equal(
      await refusal(pushImage(around(), reference())),
      `HOST does not know this image, or shows it to nobody without an account. ${advice}`,
    );
    login('ada:wrong');
    assert.equal(
      await refusal(pushImage(around(), reference())),
      `HOST does not know this image, or your account there may not do this. ${advice}`,
    );
  });

  it('with that of the file', async () => {
    login('ada:love:lace');
    const transfers = new Transfers();
    await pushImage(around(transfers), reference());
    await engine.images.remove(`${registry.host}/shop/web:1`, { force: false });
    await pullImage(around(transfers), reference());
    assert.ok((await engine.images.inspect(`${registry.host}/shop/web:1`)).id);
    const [pull, push] = transfers.all;
    assert.ok(pull && push);
    assert.match(picture(push), /^Push .*\n\nall .* done\n\w{12} .* done, \d/);
    assert.match(picture(pull), /^Pull .*\n\nall .* done\n\w{12} .* done, \d/);
    assert.ok(said.some((message) => /^layer 1 of 1, \d+ % · \[Show Layers\]/.test(message)));
  });

  it('with that of a credential helper, and says when that fails', async () => {
    if (process.platform === 'win32') return; // Its stand-in is a shell script.
    const helper = (script: string) => {
      folder.write({
        'config.json': JSON.stringify({ credHelpers: { [registry.host]: 'fake' } }),
        'docker-credential-fake': `#!/bin/sh\n${script}\n`,
      });
      chmodSync(folder.at('docker-credential-fake'), 0o755);
    };
    helper(`echo '{"Username":"ada","Secret":"love:lace"}'`);
    await pushImage(around(), reference());
    helper('echo love:lace; exit 3');
    assert.match(
      await refusal(pushImage(around(), reference())),
      /in a terminal\. The credential helper "docker-credential-fake" failed \(exit code 3\)$/,
    );
  });
});
