import assert from 'node:assert/strict';
import type { DockerodeEngine } from '../../client/engine/dockerodeEngine.ts';
import { EngineError } from '../../client/engine/errors.ts';
import type { StatsSample } from '../../client/engine/stats/sample.ts';
import { usageOf } from '../../client/engine/stats/usage.ts';
import { engineAt } from '../workbench/engine/clients.ts';
import { connectionsTo } from '../workbench/engine/sockets.ts';
import { TestEngine } from '../workbench/engine/testEngine.ts';

const MIB = 1 << 20;

describe('Statistics of a real Engine', function () {
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

  /** So many samples, one a second. */
  async function follow(id: string, count: number): Promise<readonly StatsSample[]> {
    const samples: StatsSample[] = [];
    for await (const sample of engine.stats.follow(id)) {
      samples.push(sample);
      if (samples.length === count) break;
    }
    return samples;
  }

  it('tell how busy a container is, within its limits', async () => {
    const id = await real.run('busy', {
      Cmd: ['sh', '-c', 'dd if=/dev/zero of=/dev/shm/f bs=1M count=20; while :; do :; done'],
      HostConfig: { NanoCpus: 300_000_000, Memory: 64 * MIB },
    });
    const [first, ...rest] = await follow(id, 5);
    const last = rest.at(-1);
    assert.ok(first && last);
    const { cpu = 0, memory = 0, memoryLimit, pids } = usageOf(last, first);
    assert.ok(cpu > 5 && cpu < 40, `${cpu} % of a CPU`);
    assert.ok(memory > 20 * MIB && memory < 40 * MIB, `${memory} bytes`);
    assert.equal(memoryLimit, 64 * MIB);
    assert.equal(pids, 1);
  });

  it('count what goes through the network', async () => {
    const id = await real.run('server', {
      Cmd: ['sh', '-c', 'head -c 3000000 /dev/zero > /f; httpd -f -p 80 -h /'],
    });
    const { NetworkSettings } = (await real.request('GET', `/containers/${id}/json`)) as {
      NetworkSettings: { IPAddress: string };
    };
    const before = await engine.stats.sample(id);
    const fetch = `until wget -qO /dev/null http://${NetworkSettings.IPAddress}/f; do sleep 0.2; done`;
    const client = await real.run('client', { Cmd: ['sh', '-c', fetch] });
    await real.request('POST', `/containers/${client}/wait`);
    const after = await engine.stats.sample(id);
    const sent = (after?.sent ?? 0) - (before?.sent ?? 0);
    assert.ok(sent > 3_000_000 && sent < 4_000_000, `${sent} bytes`);
  });

  it('come many at a time, and none of what does not run', async () => {
    const id = await real.run('web');
    const started = performance.now();
    const all = await Promise.all(Array.from({ length: 20 }, () => engine.stats.sample(id)));
    assert.ok(all.every((sample) => (sample?.time ?? 0) > 0));
    assert.ok(performance.now() - started < 4_000, 'twenty samples take not much more than one');
    await real.request('POST', `/containers/${id}/kill`);
    assert.equal(await engine.stats.sample(id), undefined);
    await assert.rejects(engine.stats.sample('nosuch'), (error) =>
      EngineError.is(error, 'notFound'),
    );
  });

  it('are followed until nobody looks, with no connection left behind', async () => {
    const id = await real.run('web');
    const [first, second] = await follow(id, 2);
    assert.ok(first && second && second.time - first.time > 500);
    const abort = new AbortController();
    const streams = Array.from({ length: 6 }, async () => {
      for await (const _ of engine.stats.follow(id, { signal: abort.signal }));
    });
    await follow(id, 2);
    assert.ok((await connectionsTo(real.dockerd.socket)) >= 6);
    abort.abort();
    const ends = await Promise.allSettled(streams);
    assert.ok(
      ends.every((end) => end.status === 'rejected' && EngineError.is(end.reason, 'cancelled')),
    );
    for (let tries = 0; tries < 100; tries++) {
      if ((await connectionsTo(real.dockerd.socket)) <= 2) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    assert.fail('connections were left open');
  });

  it('end when the container is removed, go on when it is started again', async () => {
    const id = await real.run('web');
    let samples = 0;
    const over = (async () => {
      for await (const _ of engine.stats.follow(id)) {
        samples++;
        if (samples === 2) await real.request('POST', `/containers/${id}/restart?t=0`);
        if (samples === 5) await real.request('DELETE', `/containers/${id}?force=1`);
      }
    })();
    await over;
    assert.ok(samples >= 5, `${samples}`);
  });
});
