import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DockerodeEngine } from '../../client/engine/dockerodeEngine.ts';
import type { TlsOptions } from '../../client/engine/endpoint.ts';
import { EngineError } from '../../client/engine/errors.ts';
import { makeCertificates } from '../../scripts/lib/engineCertificates.js';
import { endpointAt, engineAt, engineOf } from '../workbench/engine/clients.ts';
import { TestEngine } from '../workbench/engine/testEngine.ts';

describe('Roads to an Engine that do not lead there', function () {
  this.timeout(60_000);
  let plain: TestEngine;
  let secure: TestEngine;
  let tls: TlsOptions;

  before(async () => {
    [plain, secure] = await Promise.all([
      TestEngine.start({ tcp: true }),
      TestEngine.start({ tls: true }),
    ]);
    const { endpoint } = await endpointAt(secure.dockerd.tcpHost ?? '', secure.dockerd.certPath);
    assert.ok(endpoint?.kind === 'tcp' && endpoint.tls);
    tls = endpoint.tls;
  });
  after(() => Promise.all([plain.stop(), secure.stop()]));

  /** `reason: message` of connecting, with the changing parts replaced. */
  async function failure(host: string, options?: TlsOptions): Promise<string> {
    const { endpoint, problem } = await endpointAt(host);
    assert.ok(endpoint, problem?.message);
    const engine = engineOf(
      endpoint.kind === 'tcp' && options ? { ...endpoint, tls: options } : endpoint,
    );
    try {
      const { version } = await engine.connect();
      return `connected to ${version}`;
    } catch (error) {
      assert.ok(error instanceof EngineError);
      return `${error.reason}: ${error.message}`.replace(host.replace(/^\w+:\/\//, ''), 'HOST');
    } finally {
      engine.dispose();
    }
  }

  it('says so when plain HTTP meets TLS', async () => {
    assert.equal(
      await failure(secure.dockerd.tcpHost ?? ''),
      'wrongProtocol: tcp://HOST speaks TLS; set DOCKER_TLS_VERIFY and DOCKER_CERT_PATH',
    );
  });

  it('says so when TLS meets plain HTTP', async () => {
    assert.match(
      await failure(plain.dockerd.tcpHost ?? '', tls),
      /^wrongProtocol: The Docker Engine's address does not speak TLS \(tcp:\/\/HOST, \w+\)$/,
    );
  });

  it('says so when the server or the client is not trusted', async () => {
    const expected =
      /^tls: No trusted TLS connection to the Docker Engine; check its certificates \(tcp:\/\/HOST, [\w/]+\)$/;
    const { ca: _, ...noAuthority } = tls;
    assert.match(await failure(secure.dockerd.tcpHost ?? '', noAuthority), expected);
    const { cert: __, key: ___, ...noClient } = tls;
    assert.match(await failure(secure.dockerd.tcpHost ?? '', noClient), expected);
    assert.match(await failure(secure.dockerd.tcpHost ?? '', { ...tls, key: 'no key' }), expected);
    const others = await makeCertificates(join(secure.dockerd.dir, 'others'));
    const { endpoint } = await endpointAt('tcp://x', others.client);
    assert.ok(endpoint?.kind === 'tcp' && endpoint.tls);
    assert.match(await failure(secure.dockerd.tcpHost ?? '', endpoint.tls), expected);
  });

  it('connects without verification when told to', async () => {
    const { ca: _, ...rest } = tls;
    assert.match(
      await failure(secure.dockerd.tcpHost ?? '', { ...rest, verify: false }),
      /^connected to \d/,
    );
  });

  it('says so when the socket is absent, dead or no socket', async () => {
    const absent = join(plain.dockerd.dir, 'absent.sock');
    const file = join(plain.dockerd.dir, 'file.sock');
    await writeFile(file, '');
    assert.equal(
      (await failure(`unix://${absent}`)).replace(absent, 'PATH'),
      'notRunning: The Docker Engine is not running: its socket does not exist (unix://HOST, ENOENT)',
    );
    assert.equal(
      await failure(`unix://${file}`),
      'notRunning: The Docker Engine is not running: nothing listens at unix://HOST',
    );
    assert.equal(
      await failure('tcp://127.0.0.1:1'),
      "refused: Nothing listens at the Docker Engine's address (tcp://HOST, ECONNREFUSED)",
    );
  });

  it('tells a missing Engine from a stopped one at the default socket', async () => {
    const path = join(plain.dockerd.dir, 'absent.sock');
    const endpoint = { kind: 'socket', path, address: 'unix://S', source: 'default' } as const;
    const told = async (installed: boolean) => {
      const find = async () => ({ endpoint });
      const engine = new DockerodeEngine({ endpoint: find, installed: async () => installed });
      const error = await engine.connect().catch((reason: EngineError) => reason);
      engine.dispose();
      return error instanceof EngineError ? `${error.reason}: ${error.message}` : 'connected';
    };
    assert.equal(
      await told(true),
      'notRunning: The Docker Engine is not running: its socket does not exist (unix://S, ENOENT)',
    );
    assert.equal(
      await told(false),
      'notInstalled: No Docker Engine is installed here; install one or set DOCKER_HOST',
    );
  });

  it('gives no answer once disposed', async () => {
    const engine = engineAt(plain.dockerd.host);
    await engine.connect();
    engine.dispose();
    await assert.rejects(
      () => engine.containers.list(),
      (error) => EngineError.is(error, 'cancelled'),
    );
  });
});
