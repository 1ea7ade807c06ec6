import assert from 'node:assert/strict';
import type { Container } from '../../client/engine/containers/types.ts';
import type { DockerodeEngine } from '../../client/engine/dockerodeEngine.ts';
import { LiveStore } from '../../client/engine/liveStore.ts';
import { engineAt } from '../workbench/engine/clients.ts';
import { connectionsTo } from '../workbench/engine/sockets.ts';
import { StoreProbe } from '../workbench/engine/storeProbe.ts';
import { TestEngine } from '../workbench/engine/testEngine.ts';

describe('LiveStore on a real Engine', function () {
  this.timeout(60_000);
  let real: TestEngine;
  let engine: DockerodeEngine;
  let store: LiveStore;
  let probe: StoreProbe;

  before(async () => {
    real = await TestEngine.start();
  });
  after(() => real.stop());
  beforeEach(async () => {
    engine = engineAt(real.dockerd.host);
    store = new LiveStore({ engine, random: () => 1 });
    probe = new StoreProbe(store);
    store.watch('containers');
    await probe.untilState('connected');
  });
  afterEach(async () => {
    store.dispose();
    engine.dispose();
    await eventually(async () => (await connectionsTo(real.dockerd.socket)) === 0);
    await real.clear();
  });

  async function equalsFreshList() {
    const strip = (rows: Iterable<Container>) =>
      [...rows]
        .map((row) => ({ ...row, startedAt: 0, finishedAt: 0 }))
        .sort((a, b) => (a.id < b.id ? -1 : 1));
    const fresh = strip(await engine.containers.list());
    assert.deepEqual(strip(store.snapshot.containers?.values() ?? []), fresh);
  }

  it('follows what another client does to a container, by events alone', async () => {
    const does = (what: string) => real.request('POST', `/containers/${id}/${what}`);
    const id = await real.run('web');
    await probe.untilRows('web running');
    await equalsFreshList();
    await does('pause');
    await probe.untilRows('web paused');
    await does('unpause');
    await probe.untilRows('web running');
    await does('rename?name=shop');
    await probe.untilRows('shop running');
    await does('kill');
    await probe.untilRows('shop exited 137');
    await equalsFreshList();
    await does('start');
    await probe.untilRows('shop running');
    const before = store.snapshot.containers?.get(id)?.startedAt ?? 0;
    await does('restart');
    await probe.until(() => (store.snapshot.containers?.get(id)?.startedAt ?? 0) > before);
    await probe.untilRows('shop running');
    await equalsFreshList();
    await real.request('DELETE', `/containers/${id}?force=1`);
    await probe.untilRows();
  });

  it('follows health, networks and the end by itself', async () => {
    await real.run('healthy', {
      Healthcheck: { Test: ['CMD', 'true'], Interval: 1e8, Timeout: 1e9, Retries: 1 },
    });
    await probe.until(({ rows }) => /^healthy running (healthy|unhealthy)$/.test(rows[0] ?? ''));
    const id = await real.run('short', { Cmd: ['sh', '-c', 'sleep 0.3; exit 7'] });
    await probe.until(({ rows }) => rows.includes('short exited 7'));
    const { Id: network } = (await real.request('POST', '/networks/create', {
      Name: 'backend',
    })) as { Id: string };
    await real.request('POST', `/networks/${network}/connect`, { Container: id });
    await real.request('POST', `/containers/${id}/start`);
    await probe.until(
      () => store.snapshot.containers?.get(id)?.networks.join() === 'backend,bridge',
    );
    await probe.until(({ rows }) => rows.includes('short exited 7'));
    await real.request('DELETE', `/containers/${id}?force=1`);
    await real.request('DELETE', `/networks/${network}`);
  });

  it('follows the verbs of its own Engine', async () => {
    const id = await real.create('own');
    await engine.containers.start(id);
    await probe.untilRows('own running');
    await engine.containers.stop(id);
    await probe.until(({ rows }) => /^own exited \d+$/.test(rows[0] ?? ''));
    await engine.containers.restart(id);
    await probe.untilRows('own running');
    await engine.containers.remove(id, { force: true, volumes: true });
    await probe.untilRows();
  });

  it('equals a fresh list after many containers came, changed and went at once', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `burst-${index}`);
    const ids = await Promise.all(names.map((name) => real.create(name)));
    await probe.until(() => store.snapshot.containers?.size === 12);
    await Promise.all(ids.slice(0, 4).map((id) => engine.containers.start(id)));
    await real.request('POST', '/containers/prune');
    await probe.until(
      ({ rows }) => rows.length === 4 && rows.every((row) => row.endsWith('running')),
    );
    await equalsFreshList();
  });

  it('comes back by itself after the Engine was killed, and equals a fresh list', async () => {
    await real.run('survivor');
    await real.create('waiting');
    await probe.until(({ rows }) => rows.includes('survivor running'));
    await real.dockerd.kill();
    await probe.untilState('unreachable');
    assert.ok(store.snapshot.state.kind === 'unreachable');
    assert.match(store.snapshot.state.error.reason, /^(disconnected|notRunning)$/);
    await real.dockerd.restart();
    await probe.untilState('connected');
    await probe.until(({ rows }) => rows.includes('survivor exited 137'));
    await equalsFreshList();
    // The stream and what the pool keeps for calls.
    const connections = await connectionsTo(real.dockerd.socket);
    assert.ok(connections >= 1 && connections <= 3, `${connections} connections`);
    await real.run('after');
    await probe.until(({ rows }) => rows.includes('after running'));
  });
});

async function eventually(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
