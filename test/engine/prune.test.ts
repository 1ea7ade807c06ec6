import assert from 'node:assert/strict';
import { findPrunable, PRUNED, type Prunable } from '../../client/commands/prunable.ts';
import type { DockerodeEngine } from '../../client/engine/dockerodeEngine.ts';
import { tar } from '../../scripts/lib/tar.js';
import { engineAt } from '../workbench/engine/clients.ts';
import { TestEngine } from '../workbench/engine/testEngine.ts';

describe('What can be pruned on a real Engine', function () {
  this.timeout(60_000);
  let real: TestEngine;
  let engine: DockerodeEngine;
  const { signal } = new AbortController();

  before(async () => {
    real = await TestEngine.start();
    engine = engineAt(real.dockerd.host);
  });
  after(async () => {
    engine.dispose();
    await real.stop();
  });

  const named = (items: readonly Prunable[]) => items.map(({ kind, name }) => `${kind} ${name}`);

  /** All that there is, by kind and name. */
  async function everything(): Promise<ReadonlySet<string>> {
    const [containers, networks, volumes, images] = await Promise.all([
      engine.containers.list(),
      engine.networks.list(),
      engine.volumes.list(),
      engine.images.list(),
    ]);
    return new Set([
      ...containers.map(({ name }) => `containers ${name}`),
      ...networks.map(({ name }) => `networks ${name}`),
      ...volumes.map(({ name }) => `volumes ${name}`),
      ...images.map(({ tags, id }) => `images ${tags.join(', ') || id.slice(7, 19)}`),
    ]);
  }

  it('is what nothing uses, and removing it removes that and nothing else', async () => {
    const network = (name: string) =>
      engine.networks.create({
        name,
        driver: 'bridge',
        subnets: [],
        internal: false,
        attachable: false,
        ipv6: false,
        labels: {},
        options: {},
      });
    const mounts = (name: string) => ({
      HostConfig: { Mounts: [{ Type: 'volume', Source: name, Target: '/v' }] },
    });
    await network('unused');
    const runs = await network('of-running');
    const rests = await network('of-stopped');
    await engine.volumes.create({ name: 'unused' });
    const web = await real.run('web', mounts('of-running'));
    const job = await real.create('job', mounts('of-stopped'));
    await engine.networks.connect(runs, web, { aliases: [] });
    await engine.networks.connect(rests, job, { aliases: [] });
    for (const tag of ['one', 'two']) {
      await engine.images.tag('alpine:3.20', { repository: 'shop', tag }).catch(() => undefined);
    }
    const dockerfile = 'FROM busybox:latest\nRUN head -c 700000 /dev/urandom > /made\n';
    const context = tar([{ path: 'Dockerfile', content: dockerfile }]);
    await real.request('POST', '/build?version=2', context);

    const before = await everything();
    const items = await findPrunable(engine, PRUNED, signal);
    const names = named(items);
    assert.deepEqual(
      names.filter((name) => !/^(?:images|buildCache) /.test(name)),
      ['containers job', 'networks unused', 'volumes unused'],
    );
    assert.ok(!names.some((name) => name.includes('busybox')), names.join('\n'));
    assert.match(names.at(-1) ?? '', /^buildCache Build cache of \d+ steps?$/);
    const layers = (await engine.system.diskUsage()).layersSize;

    let freed = 0;
    for (const item of items) freed += (await item.remove(signal)) ?? 0;
    const left = await everything();
    const gone = new Set(names.filter((name) => !name.startsWith('buildCache')));
    assert.deepEqual([...left].sort(), [...before].filter((name) => !gone.has(name)).sort());
    const usage = await engine.system.diskUsage();
    assert.deepEqual(usage.buildCache, []);
    const sizeOf = (kind: string) =>
      items.filter((item) => item.kind === kind).reduce((sum, { size = 0 }) => sum + size, 0);
    assert.ok(layers - usage.layersSize >= sizeOf('images'), 'images free at least what was said');
    assert.ok(freed > 0);
    assert.deepEqual(named(await findPrunable(engine, PRUNED, signal)), [
      'networks of-stopped',
      'volumes of-stopped',
    ]);
  });
});
