import assert from 'node:assert/strict';
import type { DockerodeEngine } from '../../../client/engine/dockerodeEngine.ts';
import type { EngineErrorReason } from '../../../client/engine/errors.ts';
import { LiveStore } from '../../../client/engine/liveStore.ts';
import { engineAt } from '../../workbench/engine/clients.ts';
import { StoreProbe } from '../../workbench/engine/storeProbe.ts';
import { FakeEngine } from '../../workbench/fakeEngine/fakeEngine.ts';
import type { Fault } from '../../workbench/fakeEngine/faults.ts';
import { ManualClock } from './manualClock.ts';

describe('LiveStore, when the Engine is in trouble', () => {
  let fake: FakeEngine;
  let engine: DockerodeEngine;
  let clock: ManualClock;
  let store: LiveStore;
  let probe: StoreProbe;

  beforeEach(async () => {
    // Over tcp no socket file hints at a return: only the clock brings the next try.
    fake = await new FakeEngine({ tcp: true }).start();
    fake.world.add({ name: 'web', status: 'running', created: Date.now() - 60_000 });
    engine = engineAt(fake.host, { timeout: 1_000 });
    clock = new ManualClock();
    store = new LiveStore({ engine, clock, random: () => 0 });
    probe = new StoreProbe(store);
  });
  afterEach(async () => {
    store.dispose();
    engine.dispose();
    // Not one socket of ours may outlive the Engine object.
    await eventually(() => fake.sockets === 0);
    await fake.dispose();
  });

  function reason(): EngineErrorReason | undefined {
    const { state } = store.snapshot;
    return state.kind === 'unreachable' ? state.error.reason : undefined;
  }

  /** Lets the back-off pass, and the bursts. */
  async function recovered() {
    await eventually(() => clock.pending.length > 0);
    clock.advance(15_000);
    await probe.untilState('connected');
  }

  async function equalsFreshList() {
    const fresh = await engine.containers.list();
    const strip = (rows: Iterable<object>) =>
      [...rows].map((row) => ({ ...row, startedAt: 0, finishedAt: 0 }));
    assert.deepEqual(strip(store.snapshot.containers?.values() ?? []), strip(fresh));
  }

  it('tries again by itself, ever more slowly up to 15 s, and tells the trouble once', async () => {
    await fake.stop();
    let told = 0;
    store.onDidChange(() => told++);
    store.watch('containers');
    const delays: number[] = [];
    for (let attempt = 0; attempt < 8; attempt++) {
      await eventually(() => clock.pending.length === 1);
      delays.push(clock.pending[0] ?? 0);
      clock.advance(delays.at(-1) ?? 0);
    }
    assert.deepEqual(delays, [500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
    assert.equal(reason(), 'refused');
    assert.equal(told, 2);
  });

  it('tries again at once when told to, and the back-off starts anew', async () => {
    await fake.stop();
    store.watch('containers');
    await eventually(() => clock.pending[0] === 500);
    clock.advance(500);
    await eventually(() => clock.pending[0] === 1000);
    store.retryNow();
    await eventually(() => clock.pending[0] === 500);
    await fake.start();
    store.retryNow();
    await probe.untilState('connected');
    assert.deepEqual(probe.rows, ['web running']);
  });

  it('stops trying when nobody watches any more', async () => {
    await fake.stop();
    const watcher = store.watch('containers');
    await eventually(() => clock.pending.length === 1);
    watcher.dispose();
    await eventually(() => clock.pending.length === 0);
    assert.equal(store.snapshot.state.kind, 'idle');
  });

  for (const how of ['end', 'reset'] as const) {
    it(`catches up after its stream was cut (${how})`, async () => {
      store.watch('containers');
      await probe.untilState('connected');
      const [before] = store.snapshot.containers?.values() ?? [];
      fake.events.cut(how);
      await probe.untilState('unreachable');
      assert.equal(reason(), 'disconnected');
      assert.deepEqual(probe.rows, ['web running']);
      fake.world.run({ name: 'missed' });
      await recovered();
      await equalsFreshList();
      assert.deepEqual(probe.rows, ['missed running', 'web running']);
      assert.equal([...(store.snapshot.containers?.values() ?? [])][1], before);
      assert.equal(fake.events.listeners, 1);
    });
  }

  it('equals a fresh list after the Engine was killed and came back changed', async () => {
    fake.world.add({ name: 'gone', status: 'running' });
    store.watch('containers');
    await probe.untilState('connected');
    await fake.stop();
    await probe.untilState('unreachable');
    fake.world.forget(fake.world.get('gone')!.id);
    fake.world.add({ name: 'new', status: 'exited', exitCode: 3 });
    await fake.start();
    await recovered();
    await equalsFreshList();
    assert.deepEqual(probe.rows, ['new exited 3', 'web running']);
    assert.equal(fake.events.listeners, 1);
  });

  const faults: readonly {
    readonly name: string;
    readonly on: RegExp;
    readonly fault: Fault;
    readonly reason: EngineErrorReason;
  }[] = [
    { name: 'resets', on: /./, fault: { kind: 'reset' }, reason: 'disconnected' },
    { name: 'hangs at first', on: /version/, fault: { kind: 'hang' }, reason: 'timedOut' },
    { name: 'hangs in its list', on: /containers/, fault: { kind: 'hang' }, reason: 'timedOut' },
    { name: 'hangs in its events', on: /events/, fault: { kind: 'hang' }, reason: 'timedOut' },
    {
      name: 'breaks off its list',
      on: /containers/,
      fault: { kind: 'half' },
      reason: 'disconnected',
    },
    { name: 'lists garbage', on: /containers/, fault: { kind: 'garbage' }, reason: 'badAnswer' },
    {
      name: 'lists something else',
      on: /containers/,
      fault: { kind: 'answer', body: { message: 'hello' } },
      reason: 'badAnswer',
    },
    {
      name: 'fails inside',
      on: /containers/,
      fault: { kind: 'status', status: 500, message: 'no disk' },
      reason: 'serverError',
    },
    {
      name: 'takes the permission away',
      on: /./,
      fault: { kind: 'status', status: 403, message: 'not for you' },
      reason: 'denied',
    },
    {
      name: 'is none',
      on: /./,
      fault: { kind: 'status', status: 404, message: '<html>' },
      reason: 'wrongProtocol',
    },
  ];
  for (const { name, on, fault, reason: expected } of faults) {
    it(`says so and recovers when the Engine ${name}`, async () => {
      fake.faults.add(on, fault);
      store.watch('containers');
      await probe.untilState('unreachable');
      assert.equal(reason(), expected);
      await eventually(() => fake.events.listeners === 0);
      fake.faults.clear();
      await recovered();
      await equalsFreshList();
      assert.equal(fake.events.listeners, 1);
    });
  }

  it('starts over when an event is garbage, since something may have been missed', async () => {
    store.watch('containers');
    await probe.untilState('connected');
    fake.events.write('{"Type":"conta\n');
    await probe.untilState('unreachable');
    assert.equal(reason(), 'badAnswer');
    await recovered();
    assert.equal(fake.events.listeners, 1);
  });

  it('gives up a connection on which an inspect hangs', async () => {
    store.watch('containers');
    await probe.untilState('connected');
    fake.faults.add(/\/\w{64}\/json/, { kind: 'hang' });
    fake.world.stop(fake.world.get('web')!);
    await eventually(() => clock.pending.length > 0);
    clock.advance(20);
    await probe.untilState('unreachable');
    assert.equal(reason(), 'timedOut');
    fake.faults.clear();
    await recovered();
    await equalsFreshList();
  });

  it('takes unknown fields and one broken container as they come', async () => {
    await fake.dispose();
    fake = await new FakeEngine({ unknownFields: true }).start();
    fake.world.add({ name: 'web', status: 'running' });
    const broken = {
      Id: 'b'.repeat(64),
      Names: 7,
      State: { odd: true },
      Ports: 'none',
      Labels: [],
    };
    fake.world.add({ name: 'broken', broken, created: Date.now() - 5000 });
    fake.world.add({ name: 'nothing', broken: null });
    const other = engineAt(fake.host);
    const rows = await other.containers.list();
    other.dispose();
    const last = { image: '', imageId: '', command: '', createdAt: 0, labels: {} };
    assert.equal(rows.length, 2);
    assert.equal(rows[0]?.name, 'web');
    assert.deepEqual(rows[1], {
      id: broken.Id,
      name: '',
      state: 'unknown',
      ports: [],
      networks: [],
      addresses: {},
      mounts: [],
      ...last,
    });
  });
});

describe('LiveStore over a unix socket', () => {
  it('comes back when the socket does, without waiting', async () => {
    const fake = await new FakeEngine().start();
    const engine = engineAt(fake.host);
    const clock = new ManualClock();
    const store = new LiveStore({ engine, clock });
    const probe = new StoreProbe(store);
    store.watch('containers');
    await probe.untilState('connected');
    await fake.stop();
    await probe.untilState('unreachable');
    // The disappearance is a sign too; after it, only the appearance brings the next try.
    await eventually(() => clock.pending.length > 0);
    fake.world.add({ name: 'web', status: 'running' });
    await fake.start();
    await probe.untilState('connected');
    assert.deepEqual(probe.rows, ['web running']);
    store.dispose();
    engine.dispose();
    await eventually(() => fake.sockets === 0);
    await fake.dispose();
  });
});

async function eventually(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
