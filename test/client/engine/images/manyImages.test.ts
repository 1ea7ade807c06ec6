import assert from 'node:assert/strict';
import type { DockerodeEngine } from '../../../../client/engine/dockerodeEngine.ts';
import { LiveStore } from '../../../../client/engine/liveStore.ts';
import { ViewState } from '../../../../client/tree/viewState.ts';
import { view } from '../../../../client/tree/views/images.ts';
import { engineAt } from '../../../workbench/engine/clients.ts';
import { StoreProbe } from '../../../workbench/engine/storeProbe.ts';
import { FakeEngine } from '../../../workbench/fakeEngine/fakeEngine.ts';

describe('a thousand images', () => {
  let fake: FakeEngine;
  let engine: DockerodeEngine;
  let store: LiveStore;
  let probe: StoreProbe;
  const state = new ViewState({ get: () => undefined, update: async () => {} }, () => []);

  beforeEach(async () => {
    fake = await new FakeEngine().start();
    fake.world.images.addMany(1000);
    engine = engineAt(fake.host);
    store = new LiveStore({ engine, random: () => 1 });
    probe = new StoreProbe(store);
    for (const kind of view.watches) store.watch(kind);
    await probe.untilState('connected');
    fake.clearRequests();
  });
  afterEach(async () => {
    store.dispose();
    engine.dispose();
    await fake.dispose();
  });

  it('cost one call when one of them gets a name, and the others stay what they are', async () => {
    const before = store.snapshot;
    const [image, other] = fake.world.images.all;
    assert.ok(image && other);
    fake.world.images.tag(image, 'shop/new:1');
    await probe.until(
      () => store.snapshot.images?.get(image.id)?.tags.includes('shop/new:1') === true,
    );
    assert.deepEqual(fake.requests, ['GET /images/json']);
    assert.equal(store.snapshot.images?.get(other.id), before.images?.get(other.id));
    const options = state.options(view);
    const change = { state: false, containers: new Set<string>(), images: new Set([image.id]) };
    const none = { volumes: new Set<string>(), networks: new Set<string>() };
    assert.equal(view.affected(before, store.snapshot, { ...change, ...none }, options), 'roots');
  });

  it('cost no call when one without a name goes, and none while a container starts', async () => {
    const image = fake.world.images.all.find(({ tags }) => tags.length === 0);
    assert.ok(image);
    fake.world.images.remove(image);
    await probe.until(() => store.snapshot.images?.has(image.id) === false);
    fake.world.run({ name: 'web' });
    await probe.until(({ rows }) => rows.includes('web running'));
    assert.equal(fake.count(/images/), 0);
  });

  it('are there again, those that were pulled meanwhile too, when the Engine comes back', async () => {
    await fake.stop();
    await probe.untilState('unreachable');
    fake.world.images.pull({ tags: ['shop/pulled:1'] });
    await fake.start();
    store.retryNow();
    await probe.untilState('connected');
    assert.equal(store.snapshot.images?.size, 1001);
  });
});
