import assert from 'node:assert/strict';
import type { DockerodeEngine } from '../../client/engine/dockerodeEngine.ts';
import { tar } from '../../scripts/lib/tar.js';
import { engineAt } from '../workbench/engine/clients.ts';
import { TestEngine } from '../workbench/engine/testEngine.ts';

describe('The verbs of the whole on a real Engine', function () {
  this.timeout(60_000);
  let real: TestEngine;
  let engine: DockerodeEngine;

  before(async () => {
    real = await TestEngine.start();
    engine = engineAt(real.dockerd.host);
  });
  after(async () => {
    engine.dispose();
    await real.stop();
  });
  afterEach(() => real.clear());

  it('tells what the Engine is and where it runs', async () => {
    const info = await engine.system.info();
    const { version } = await engine.connect();
    assert.equal(info.version, version);
    assert.match(info.platform, /^linux\//);
    assert.match(info.rootFolder, /^\//);
    assert.match(info.cgroupVersion, /^[12]$/);
    assert.ok(info.cpus > 0 && info.memory > 1e8);
    for (const text of [info.name, info.kernel, info.storageDriver, info.cgroupDriver]) {
      assert.notEqual(text, '');
    }
    const raw = (await engine.system.rawInfo()) as { readonly ServerVersion: string };
    assert.equal(raw.ServerVersion, version);
  });

  it('measures images, containers and volumes, and who uses them', async () => {
    await engine.volumes.create({ name: 'unused' });
    const mounts = [{ Type: 'volume', Source: 'data', Target: '/v' }];
    const command = 'head -c 1000000 /dev/urandom > /v/big; head -c 500000 /dev/urandom > /own';
    const id = await real.run('job', {
      Cmd: ['sh', '-c', command],
      HostConfig: { Mounts: mounts },
    });
    await real.request('POST', `/containers/${id}/wait`);
    await real.run('web');
    const { containers, volumes, images, layersSize } = await engine.system.diskUsage();
    const job = containers.find(({ name }) => name === 'job');
    assert.ok(job?.stopped === true && job.size >= 500_000 && job.size < 700_000, `${job?.size}`);
    assert.equal(containers.find(({ name }) => name === 'web')?.stopped, false);
    const data = volumes.find(({ name }) => name === 'data');
    assert.ok((data?.size ?? 0) >= 1_000_000 && data?.users === 1 && !data.anonymous);
    assert.deepEqual(
      volumes.find(({ name }) => name === 'unused'),
      { name: 'unused', anonymous: false, size: 0, users: 0 },
    );
    const busybox = images.find(({ tags }) => tags.includes('busybox:latest'));
    assert.equal(busybox?.containers, 2);
    assert.ok((busybox?.size ?? 0) > 0 && layersSize > 0);
    await real.clear();
    await engine.volumes.remove('data', { force: true });
    await engine.volumes.remove('unused', { force: true });
  });

  it('removes the build cache that it measured', async () => {
    const dockerfile = 'FROM busybox:latest\nRUN head -c 700000 /dev/urandom > /made\n';
    const context = tar([{ path: 'Dockerfile', content: dockerfile }]);
    await real.request('POST', '/build?version=2&t=made', context);
    await real.request('DELETE', '/images/made?force=1');
    const before = (await engine.system.diskUsage()).buildCache.filter(({ inUse }) => !inUse);
    const measured = before.reduce((sum, { size }) => sum + size, 0);
    assert.ok(measured >= 700_000, `${measured}`);
    const { count, freed } = await engine.system.pruneBuildCache();
    assert.equal(count, before.length);
    assert.equal(
      freed,
      before.filter(({ shared }) => !shared).reduce((sum, { size }) => sum + size, 0),
    );
    assert.deepEqual((await engine.system.diskUsage()).buildCache, []);
  });
});
