import assert from 'node:assert/strict';
import type { DockerodeEngine } from '../../../client/engine/dockerodeEngine.ts';
import { LiveStore } from '../../../client/engine/liveStore.ts';
import type { StoreChange } from '../../../client/engine/store.ts';
import { engineAt } from '../../workbench/engine/clients.ts';
import { StoreProbe } from '../../workbench/engine/storeProbe.ts';
import { FakeEngine } from '../../workbench/fakeEngine/fakeEngine.ts';

describe('LiveStore', () => {
  let fake: FakeEngine;
  let engine: DockerodeEngine;
  let store: LiveStore;
  let probe: StoreProbe;
  let changes: StoreChange[];

  beforeEach(async () => {
    fake = await new FakeEngine().start();
    engine = engineAt(fake.host);
    store = new LiveStore({ engine });
    probe = new StoreProbe(store);
    changes = [];
    store.onDidChange((change) => changes.push(change));
  });
  afterEach(async () => {
    store.dispose();
    engine.dispose();
    await fake.dispose();
  });

  /** Watches and waits for the first list; from then on only new requests are counted. */
  async function watched() {
    const watcher = store.watch('containers');
    await probe.untilState('connected');
    fake.clearRequests();
    changes.length = 0;
    return watcher;
  }

  it('asks nothing until somebody watches, and then lists once beside the stream', async () => {
    fake.world.add({ name: 'web', status: 'running' });
    assert.equal(store.snapshot.state.kind, 'idle');
    assert.equal(store.snapshot.containers, undefined);
    assert.deepEqual(fake.requests, []);
    store.watch('containers');
    assert.equal(store.snapshot.state.kind, 'connecting');
    await probe.untilState('connected');
    assert.deepEqual(fake.requests, ['GET /version', 'GET /events', 'GET /containers/json']);
    assert.deepEqual(probe.rows, ['web running']);
  });

  it('shares one stream and one list among watchers; the last one closes the stream', async () => {
    const first = await watched();
    const second = store.watch('containers');
    first.dispose();
    first.dispose();
    assert.equal(store.snapshot.state.kind, 'connected');
    second.dispose();
    assert.equal(store.snapshot.state.kind, 'idle');
    assert.deepEqual(fake.requests, []);
    await eventually(() => fake.events.listeners === 0);
  });

  it('catches up with one list when it is watched again, keeping what did not change', async () => {
    fake.world.add({ name: 'same', status: 'running', created: Date.now() - 60_000 });
    const gone = fake.world.add({ name: 'gone', status: 'running' });
    (await watched()).dispose();
    const before = [...(store.snapshot.containers?.values() ?? [])];
    fake.world.forget(gone.id);
    store.watch('containers');
    await probe.untilState('connected');
    assert.deepEqual(probe.rows, ['same running']);
    const [row] = store.snapshot.containers?.values() ?? [];
    assert.equal(row, before[1]);
    assert.equal(fake.count(/containers/), 1);
    assert.deepEqual([...(changes.at(-1)?.containers ?? [])], [gone.id]);
  });

  const cases: readonly {
    readonly name: string;
    readonly act: (fake: FakeEngine, id: string) => void;
    readonly rows: readonly string[];
    readonly requests: readonly string[];
  }[] = [
    {
      name: 'create and start: one inspect for all events of a burst',
      act: ({ world }) => world.run({ name: 'new', created: Date.now() + 5000 }),
      rows: ['new running', 'web running'],
      requests: ['inspect new'],
    },
    {
      name: 'stop: one inspect for kill, die, disconnect and stop',
      act: ({ world }, id) => world.stop(world.get(id)!),
      rows: ['web exited 0'],
      requests: ['inspect web'],
    },
    {
      name: 'restart: one inspect',
      act: ({ world }, id) => world.restart(world.get(id)!),
      rows: ['web running'],
      requests: ['inspect web'],
    },
    {
      name: 'pause: the event says it all',
      act: ({ world }, id) => world.pause(world.get(id)!),
      rows: ['web paused'],
      requests: [],
    },
    {
      name: 'rename: the event says it all',
      act: ({ world }, id) => world.rename(world.get(id)!, 'shop'),
      rows: ['shop running'],
      requests: [],
    },
    {
      name: 'health: the event says it all',
      act: ({ world }, id) => world.setHealth(world.get(id)!, 'unhealthy'),
      rows: ['web running unhealthy'],
      requests: [],
    },
    {
      name: 'destroy: the row goes without a question',
      act: ({ world }, id) => world.remove(world.get(id)!),
      rows: [],
      requests: [],
    },
    {
      name: 'created and gone within a burst: no question, no row',
      act: ({ world }) => {
        world.remove(world.run({ name: 'short' }));
        world.rename(world.get('web')!, 'shop');
      },
      rows: ['shop running'],
      requests: [],
    },
  ];
  for (const { name, act, rows, requests } of cases) {
    it(`follows ${name}`, async () => {
      const { id } = fake.world.add({ name: 'web', status: 'running', created: Date.now() - 3000 });
      await watched();
      act(fake, id);
      await probe.until(() => changes.length > 0);
      await probe.untilRows(...rows);
      const asked = fake.requests.map((request) => {
        const about = /^GET \/containers\/([0-9a-f]{64})\/json$/.exec(request)?.[1] ?? '';
        return `inspect ${fake.world.get(about)?.name ?? request}`;
      });
      assert.deepEqual(asked, requests);
    });
  }

  it('tells a prune by one list', async () => {
    fake.world.add({ name: 'web', status: 'running' });
    fake.world.add({ name: 'job', status: 'exited' });
    await watched();
    fake.world.prune();
    await probe.untilRows('web running');
    await eventually(() => fake.count() === 1);
    assert.deepEqual(fake.requests, ['GET /containers/json']);
  });

  it('asks for a burst over many containers in one request', async () => {
    await watched();
    for (let index = 0; index < 50; index++) {
      fake.world.run({ name: `many-${index}` });
    }
    await probe.until(({ store }) => store.snapshot.containers?.size === 50);
    assert.deepEqual(fake.requests, ['GET /containers/json']);
  });

  it('tells exactly which rows changed and keeps the others identical', async () => {
    const web = fake.world.add({ name: 'web', status: 'running' });
    const db = fake.world.add({ name: 'db', status: 'running', created: Date.now() - 5000 });
    await watched();
    const before = store.snapshot;
    fake.world.pause(web);
    await probe.untilRows('web paused', 'db running');
    assert.deepEqual(
      changes.map(({ state, containers, images }) => ({ state, containers, images })),
      [{ state: false, containers: new Set([web.id]), images: new Set() }],
    );
    assert.notEqual(store.snapshot, before);
    assert.equal(before.containers?.get(web.id)?.state, 'running');
    assert.equal(store.snapshot.containers?.get(db.id), before.containers?.get(db.id));
  });

  it('ignores what changes no row', async () => {
    const web = fake.world.add({ name: 'web', status: 'running' });
    await watched();
    for (const action of [
      'exec_create: sh',
      'exec_start: sh',
      'exec_die',
      'resize',
      'oom',
      'top',
    ]) {
      fake.events.emit({ type: 'container', action, id: web.id, attributes: {} });
    }
    fake.events.emit({ type: 'image', action: 'pull', id: 'busybox:latest', attributes: {} });
    fake.world.rename(web, 'last');
    await probe.untilRows('last running');
    assert.deepEqual(fake.requests, []);
    assert.equal(changes.length, 1);
  });

  it('tells of a change that its row does not show, once, and keeps what the row shows', async () => {
    const web = fake.world.add({ name: 'web', status: 'running' });
    await watched();
    const before = store.snapshot.containers?.get(web.id);
    fake.world.update(web, { PidsLimit: 20 });
    await probe.until(() => store.snapshot.containers?.get(web.id) !== before);
    const { startedAt, ...rest } = store.snapshot.containers?.get(web.id) ?? {};
    assert.deepEqual({ ...rest, startedAt: before?.startedAt }, before);
    assert.ok(startedAt);
    assert.deepEqual(
      changes.map(({ containers }) => [...containers]),
      [[web.id]],
    );
    assert.equal(fake.count(), 1);
  });

  it('removes a container that is not found when asked about', async () => {
    const web = fake.world.add({ name: 'web', status: 'running' });
    await watched();
    fake.world.forget(web.id);
    fake.events.emit({ type: 'container', action: 'die', id: web.id, attributes: {} });
    await probe.untilRows();
  });

  it('keeps a row whose container cannot be inspected', async () => {
    const web = fake.world.add({ name: 'web', status: 'running' });
    fake.world.add({ name: 'db', status: 'running', created: Date.now() - 5000 });
    await watched();
    fake.faults.add(/\/json$/, { kind: 'status', status: 500, message: 'broken' });
    fake.world.stop(web);
    fake.world.rename(fake.world.get('db')!, 'last');
    await probe.untilRows('web running', 'last running');
    await eventually(() => fake.count() === 1);
    assert.equal(store.snapshot.state.kind, 'connected');
  });

  it('misses nothing that happens while the first list is made', async () => {
    const web = fake.world.add({ name: 'web', status: 'running' });
    fake.world.add({ name: 'old', status: 'running', created: Date.now() - 5000 });
    fake.faults.add(/containers\/json/, { kind: 'slow', milliseconds: 100 }, 1);
    store.watch('containers');
    await eventually(() => fake.count(/containers\/json/) === 1);
    fake.world.run({ name: 'new', created: Date.now() + 5000 });
    fake.world.remove(web);
    await probe.untilRows('new running', 'old running');
  });

  it('sends no request while nothing happens', async () => {
    fake.world.addMany(100);
    await watched();
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.deepEqual(fake.requests, []);
    assert.equal(fake.events.listeners, 1);
  });

  it('keeps a throwing listener away from the others and from the connection', async () => {
    const mistakes: unknown[] = [];
    const other = new LiveStore({ engine, onListenerError: (error) => mistakes.push(error) });
    const mistake = new Error('mine');
    other.onDidChange(() => {
      throw mistake;
    });
    other.watch('containers');
    await new StoreProbe(other).untilState('connected');
    other.dispose();
    assert.deepEqual(mistakes, [mistake, mistake]);
  });
});

async function eventually(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
