import assert from 'node:assert/strict';
import type { DockerodeEngine } from '../../client/engine/dockerodeEngine.ts';
import { EngineError, type EngineErrorReason } from '../../client/engine/errors.ts';
import { createContainer } from '../../scripts/lib/dockerSeed.js';
import { engineRequest } from '../../scripts/lib/engineApi.js';
import { engineAt } from '../workbench/engine/clients.ts';
import { TestEngine } from '../workbench/engine/testEngine.ts';
import { FakeEngine } from '../workbench/fakeEngine/fakeEngine.ts';

/** An Engine to hold to the contract: `engine` is ours, `socket` is for another client. */
interface Target {
  readonly engine: DockerodeEngine;
  readonly socket: string;
  stop(): Promise<void>;
}

async function real(): Promise<Target> {
  const test = await TestEngine.start();
  const { host, socket } = test.dockerd;
  return { engine: engineAt(host), socket, stop: () => test.stop() };
}

async function fake(): Promise<Target> {
  const test = await new FakeEngine().start();
  const { images } = test.world;
  const base = images.add({ tags: ['busybox:latest'] });
  const web = {
    tags: ['longshore/web:latest'],
    parentId: base.id,
    steps: [...base.steps, { createdBy: 'sh -c make', size: 14 }],
    shared: 2_000_000,
  };
  images.add(web);
  images.add({ ...web, tags: ['longshore/worker:dev'] });
  const socket = test.host.replace('unix://', '');
  return { engine: engineAt(test.host), socket, stop: () => test.dispose() };
}

for (const [name, startTarget] of Object.entries({
  'a real Engine': real,
  'the fake Engine': fake,
})) {
  describe(`Engine contract on images: ${name}`, function () {
    this.timeout(60_000);
    let target: Target;
    let engine: DockerodeEngine;

    before(async () => {
      target = await startTarget();
      engine = target.engine;
    });
    after(async () => {
      engine.dispose();
      await target.stop();
    });
    afterEach(async () => {
      const rows = (await engineRequest(target.socket, 'GET', '/containers/json?all=1')) as {
        Id: string;
      }[];
      for (const { Id } of rows) {
        await engineRequest(target.socket, 'DELETE', `/containers/${Id}?force=1`);
      }
    });

    const WORKER = 'longshore/worker:dev';
    const gently = { force: false };

    async function tagsOf(id: string): Promise<readonly string[]> {
      return (await engine.images.list()).find((image) => image.id === id)?.tags ?? [];
    }

    /** What happens to images while `act` runs, until `last`. */
    async function eventsOf(last: string, act: () => Promise<void>): Promise<readonly string[]> {
      const seen: string[] = [];
      let acted = Promise.resolve();
      const onOpen = () => {
        acted = act();
      };
      for await (const { type, action } of engine.events({ onOpen })) {
        if (type === 'image') seen.push(action);
        if (action === last) break;
      }
      await acted;
      return seen;
    }

    async function fails(reason: EngineErrorReason, call: Promise<unknown>) {
      await assert.rejects(
        () => call,
        (error) => EngineError.is(error, reason),
      );
    }

    it('lists an image as it inspects it', async () => {
      const inspected = await engine.images.inspect('busybox:latest');
      assert.deepEqual(
        (await engine.images.list()).find(({ id }) => id === inspected.id),
        inspected,
      );
      assert.ok(inspected.tags.includes('busybox:latest'));
    });

    it('tells how an image is run and what it is made of, alike', async () => {
      const image = await engine.images.inspect(WORKER);
      const details = await engine.images.details(WORKER);
      const here = process.arch === 'x64' ? 'amd64' : process.arch;
      assert.deepEqual(
        { id: details.id, size: details.size, platform: details.platform },
        { id: image.id, size: image.size, platform: `linux/${here}` },
      );
      assert.deepEqual([details.command, details.layers.length], [['sh'], 2]);
      const history = await engine.images.history(image.id);
      assert.equal(
        history.reduce((sum, { size }) => sum + size, 0),
        image.size,
      );
      assert.equal(history.length, 2);
      assert.equal(history[0]?.comment, 'Imported from -');
      assert.equal(history.at(-1)?.id, image.id);
      assert.deepEqual(history.at(-1)?.tags, image.tags);
    });

    it('measures what images share', async () => {
      const { id, size } = await engine.images.inspect(WORKER);
      const base = await engine.images.inspect('busybox:latest');
      const { images } = await engine.system.diskUsage();
      const usage = images.find((one) => one.id === id);
      assert.deepEqual([usage?.size, usage?.ownSize], [size, size - base.size]);
    });

    it('gives a name, takes it away, and tells of both', async () => {
      const { id } = await engine.images.inspect(WORKER);
      const tag = { repository: 'shop/renamed', tag: '1' };
      assert.deepEqual(await eventsOf('tag', () => engine.images.tag(WORKER, tag)), ['tag']);
      assert.deepEqual(await tagsOf(id), [WORKER, 'shop/renamed:1']);
      await fails('conflict', engine.images.remove(id, gently));
      const untag = () => engine.images.remove('shop/renamed:1', gently);
      assert.deepEqual(await eventsOf('untag', untag), ['untag']);
      assert.deepEqual(await tagsOf(id), [WORKER]);
    });

    it('moves a name from one image to another', async () => {
      const { id } = await engine.images.inspect(WORKER);
      const web = await engine.images.inspect('longshore/web:latest');
      const tag = { repository: 'shop/moved', tag: '1' };
      await engine.images.tag(WORKER, tag);
      await engine.images.tag(web.id, tag);
      assert.equal((await engine.images.inspect('shop/moved:1')).id, web.id);
      assert.deepEqual(await tagsOf(id), [WORKER]);
      await engine.images.remove('shop/moved:1', gently);
    });

    it('keeps an image whose container stopped unless forced, and one that others are made from', async () => {
      const { id } = await engine.images.inspect(WORKER);
      const base = await engine.images.inspect('busybox:latest');
      await createContainer(target.socket, 'user', { Image: WORKER, Cmd: ['sh'] });
      await fails('conflict', engine.images.remove(WORKER, gently));
      await fails('conflict', engine.images.remove(id, gently));
      await fails('conflict', engine.images.remove(base.id, gently));
      const remove = () => engine.images.remove(WORKER, { force: true });
      assert.deepEqual(await eventsOf('delete', remove), ['untag', 'delete']);
      await fails('notFound', engine.images.inspect(id));
    });

    it('answers notFound for what does not exist, whatever the verb', async () => {
      const name = 'none/such:1';
      await fails('notFound', engine.images.inspect(name));
      await fails('notFound', engine.images.details(name));
      await fails('notFound', engine.images.history(name));
      await fails('notFound', engine.images.tag(name, { repository: 'a', tag: 'b' }));
      await fails('notFound', engine.images.remove(name, gently));
    });
  });
}
