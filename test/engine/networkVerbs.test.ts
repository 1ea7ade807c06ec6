import assert from 'node:assert/strict';
import type { DockerodeEngine } from '../../client/engine/dockerodeEngine.ts';
import { EngineError, type EngineErrorReason } from '../../client/engine/errors.ts';
import type { NewNetwork } from '../../client/engine/networks/types.ts';
import { engineAt } from '../workbench/engine/clients.ts';
import { TestEngine } from '../workbench/engine/testEngine.ts';

const PLAIN: NewNetwork = {
  name: 'shop',
  driver: 'bridge',
  subnets: [],
  internal: false,
  attachable: false,
  ipv6: false,
  labels: {},
  options: {},
};

describe('The verbs of networks on a real Engine', function () {
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
  afterEach(async () => {
    await real.clear();
    for (const { id, name } of await engine.networks.list()) {
      if (!['bridge', 'host', 'none'].includes(name)) await engine.networks.remove(id);
    }
  });

  const fails = (call: Promise<unknown>, ...reasons: EngineErrorReason[]) =>
    assert.rejects(call, (error) => {
      assert.ok(EngineError.is(error, ...reasons), String(error));
      return true;
    });

  it('makes one as asked, but not twice', async () => {
    const subnets = [{ subnet: '10.99.0.0/24', gateway: '10.99.0.7' }];
    const labels = { 'com.example.a': '1' };
    const options = { 'com.docker.network.bridge.name': 'lsh-shop' };
    const wanted = { ...PLAIN, subnets, labels, options, internal: true, attachable: true };
    const id = await engine.networks.create(wanted);
    const { createdAt: _, ...made } = await engine.networks.inspect(id);
    assert.deepEqual(made, { ...wanted, id, scope: 'local' });
    await fails(engine.networks.create(wanted), 'conflict');
  });

  it('connects a container by further names and a fixed address, and disconnects it', async () => {
    const subnets = [{ subnet: '10.98.0.0/24' }];
    const id = await engine.networks.create({ ...PLAIN, subnets });
    const web = await real.run('web');
    await engine.networks.connect(id, web, { aliases: ['www', 'front'], ipv4: '10.98.0.42' });
    assert.deepEqual((await engine.containers.inspect(web)).addresses.shop, ['10.98.0.42']);
    const { NetworkSettings } = (await real.request('GET', `/containers/${web}/json`)) as {
      NetworkSettings: { Networks: { shop: { Aliases: readonly string[] } } };
    };
    assert.deepEqual(NetworkSettings.Networks.shop.Aliases.slice(0, 2), ['www', 'front']);
    assert.deepEqual(await engine.networks.endpoints(id), [
      { id: web, name: 'web', addresses: ['10.98.0.42'] },
    ]);
    await fails(engine.networks.connect(id, web, { aliases: [] }), 'denied');
    await engine.networks.disconnect(id, web);
    assert.deepEqual(await engine.networks.endpoints(id), []);
    assert.deepEqual((await engine.containers.inspect(web)).networks, ['bridge']);
  });

  it('connects a container that does not run', async () => {
    const id = await engine.networks.create(PLAIN);
    const web = await real.create('web');
    await engine.networks.connect(id, web, { aliases: [] });
    assert.deepEqual((await engine.containers.inspect(web)).networks, ['bridge', 'shop']);
    await engine.networks.disconnect(id, web);
    assert.deepEqual((await engine.containers.inspect(web)).networks, ['bridge']);
  });

  it('does not remove one that somebody is in', async () => {
    const id = await engine.networks.create(PLAIN);
    const web = await real.run('web');
    await engine.networks.connect(id, web, { aliases: [] });
    await fails(engine.networks.remove(id), 'denied');
  });
});
