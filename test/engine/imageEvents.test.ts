import assert from 'node:assert/strict';
import type { DockerodeEngine } from '../../client/engine/dockerodeEngine.ts';
import { LiveStore } from '../../client/engine/liveStore.ts';
import { ViewState } from '../../client/tree/viewState.ts';
import { view } from '../../client/tree/views/images.ts';
import { parseReference } from '../../core/reference.ts';
import { engineAt } from '../workbench/engine/clients.ts';
import { StoreProbe } from '../workbench/engine/storeProbe.ts';
import { TestEngine } from '../workbench/engine/testEngine.ts';
import { TestRegistry } from '../workbench/registry/testRegistry.ts';

/** The rows of the view follow what happens to images and their containers, by events alone. */
describe('The images view on a real Engine', function () {
  this.timeout(60_000);
  let real: TestEngine;
  let engine: DockerodeEngine;
  let registry: TestRegistry;
  let store: LiveStore;
  let probe: StoreProbe;

  const state = new ViewState({ get: () => undefined, update: async () => {} }, () => []);
  const flat = { ...state.options(view), groupBy: 'none' };

  before(async () => {
    real = await TestEngine.start();
    registry = await TestRegistry.start();
    engine = engineAt(real.dockerd.host);
    store = new LiveStore({ engine, random: () => 1 });
    probe = new StoreProbe(store);
    for (const kind of view.watches) store.watch(kind);
    await probe.untilState('connected');
  });
  after(async () => {
    store.dispose();
    engine.dispose();
    await registry.stop();
    await real.stop();
  });

  /** Labels, and who uses what. */
  function rows(): readonly string[] {
    const { snapshot } = store;
    return view.roots(snapshot, flat).map(({ kind, target }) => {
      const item = kind.item(snapshot, target);
      const [use = ''] = /^used by \S+/.exec(item?.description ?? '') ?? [];
      return `${item?.label} ${use}`.trim();
    });
  }

  it('shows a pull, a tag, a container that uses it, an untag and a removal', async () => {
    const name = `${registry.host}/shop/web:1`;
    const reference = parseReference(name);
    assert.ok(reference);
    const { repository, registry: host, tag = '' } = reference;
    await engine.images.tag('longshore/worker:dev', { repository: `${host}/${repository}`, tag });
    await probe.until(() => rows().includes(name));
    await engine.images.push(reference, { auth: {} });
    await engine.images.remove(name, { force: false });
    await probe.until(() => !rows().includes(name));
    await engine.images.pull(reference, { auth: {} });
    await probe.until(() => rows().includes(name));

    const container = await real.create('web', { Image: name, Cmd: ['sh'] });
    await probe.until(() => rows().includes(`${name} used by web`));
    await real.request('DELETE', `/containers/${container}`);
    await probe.until(() => rows().includes(name));
    await engine.images.remove('longshore/worker:dev', { force: false });
    await probe.until(() => !rows().includes('longshore/worker:dev'));
    const { id } = await engine.images.inspect(name);
    await engine.images.remove(id, { force: true });
    await probe.until(() => store.snapshot.images?.has(id) === false);
  });
});
