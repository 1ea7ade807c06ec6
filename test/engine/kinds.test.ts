import assert from 'node:assert/strict';
import type { DockerodeEngine } from '../../client/engine/dockerodeEngine.ts';
import { LiveStore } from '../../client/engine/liveStore.ts';
import type { Kind } from '../../client/engine/store.ts';
import { engineAt } from '../workbench/engine/clients.ts';
import { StoreProbe } from '../workbench/engine/storeProbe.ts';
import { TestEngine } from '../workbench/engine/testEngine.ts';

/** What another client does to images, volumes and networks arrives by events alone. */
describe('LiveStore and the other kinds of a real Engine', function () {
  this.timeout(60_000);
  let real: TestEngine;
  let engine: DockerodeEngine;
  let store: LiveStore;
  let probe: StoreProbe;

  before(async () => {
    real = await TestEngine.start();
  });
  after(() => real.stop());
  beforeEach(() => {
    engine = engineAt(real.dockerd.host);
    store = new LiveStore({ engine, random: () => 1 });
    probe = new StoreProbe(store);
  });
  afterEach(async () => {
    store.dispose();
    engine.dispose();
    await real.clear();
  });

  async function watched(kind: Kind): Promise<void> {
    store.watch(kind);
    await probe.untilState('connected');
  }

  it('follows tags, and the image that goes with its last one', async () => {
    await watched('images');
    const tags = () => [...(store.snapshot.images?.values() ?? [])].flatMap((image) => image.tags);
    const before = tags();
    assert.ok(before.includes('busybox:latest'));
    await real.request('POST', '/images/busybox:latest/tag?repo=shop&tag=1');
    await probe.until(() => tags().includes('shop:1'));
    const container = await real.create('made');
    const { Id: id } = (await real.request('POST', `/commit?container=${container}`, {})) as {
      Id: string;
    };
    await probe.until(() => store.snapshot.images?.has(id) === true);
    assert.deepEqual(store.snapshot.images?.get(id)?.tags, []);
    await real.request('DELETE', `/containers/${container}`);
    await real.request('DELETE', `/images/${id}`);
    await probe.until(() => store.snapshot.images?.has(id) === false);
    await real.request('DELETE', '/images/shop:1');
    await probe.until(() => !tags().includes('shop:1'));
    assert.deepEqual(tags(), before);
  });

  it('follows volumes, pruned ones too', async () => {
    await watched('volumes');
    const names = () => [...(store.snapshot.volumes?.keys() ?? [])];
    await real.request('POST', '/volumes/create', { Name: 'data', Labels: { 'com.example': 'a' } });
    await probe.until(() => names().includes('data'));
    assert.deepEqual(store.snapshot.volumes?.get('data')?.labels, { 'com.example': 'a' });
    await real.request('DELETE', '/volumes/data');
    await probe.until(() => !names().includes('data'));
    await real.request('POST', '/volumes/create', { Name: 'gone' });
    await probe.until(() => names().includes('gone'));
    await real.request('POST', '/volumes/prune');
    await probe.until(() => names().length === 0);
  });

  it('follows networks, and leaves them alone when a container joins', async () => {
    await watched('networks');
    const found = () => [...(store.snapshot.networks?.values() ?? [])];
    assert.deepEqual(
      found().map(({ name }) => name),
      ['bridge', 'host', 'none'],
    );
    const { Id: id } = (await real.request('POST', '/networks/create', { Name: 'backend' })) as {
      Id: string;
    };
    await probe.until(() => store.snapshot.networks?.has(id) === true);
    const backend = store.snapshot.networks?.get(id);
    assert.equal(backend?.subnets.length, 1);
    const container = await real.run('web');
    await real.request('POST', `/networks/${id}/connect`, { Container: container });
    await real.request('POST', `/networks/${id}/disconnect`, { Container: container });
    assert.equal(store.snapshot.networks?.get(id), backend);
    await real.request('DELETE', `/networks/${id}`);
    await probe.until(() => store.snapshot.networks?.has(id) === false);
  });

  it('tells what a container mounts, the same in the list and when asked for it', async () => {
    await watched('containers');
    const id = await real.run('web', {
      HostConfig: { Binds: ['data:/data:ro', '/tmp:/host'], Tmpfs: { '/scratch': '' } },
    });
    await probe.untilRows('web running');
    const inspected = store.snapshot.containers?.get(id)?.mounts;
    assert.deepEqual(
      inspected?.map(({ type, volume, destination, writable }) => ({
        type,
        volume,
        destination,
        writable,
      })),
      [
        { type: 'volume', volume: 'data', destination: '/data', writable: false },
        { type: 'bind', volume: undefined, destination: '/host', writable: true },
      ],
    );
    assert.deepEqual((await engine.containers.find([id]))[0]?.mounts, inspected);
  });
});
