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
  const socket = test.host.replace('unix://', '');
  return { engine: engineAt(test.host), socket, stop: () => test.dispose() };
}

const NETWORK = {
  name: 'shop',
  driver: 'bridge',
  subnets: [],
  internal: false,
  attachable: false,
  ipv6: false,
  labels: { 'com.example.a': '1' },
  options: {},
};

for (const [name, startTarget] of Object.entries({
  'a real Engine': real,
  'the fake Engine': fake,
})) {
  describe(`Engine contract on volumes and networks: ${name}`, function () {
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

    const fails = (call: Promise<unknown>, reason: EngineErrorReason) =>
      assert.rejects(call, (error) => {
        assert.ok(EngineError.is(error, reason), String(error));
        return true;
      });

    /** The events of one type that `act` makes, as `action name`, until the action `last`. */
    async function eventsOf(
      type: string,
      last: string,
      act: () => Promise<unknown>,
    ): Promise<readonly string[]> {
      const seen: string[] = [];
      const controller = new AbortController();
      let acted: Promise<unknown> = Promise.resolve();
      const onOpen = () => {
        acted = act();
      };
      for await (const event of engine.events({ signal: controller.signal, onOpen })) {
        if (event.type === type) {
          seen.push(`${event.action} ${event.attributes.name ?? event.id}`);
          if (event.action === last) controller.abort();
        }
      }
      await acted;
      return seen;
    }

    it('makes, tells and removes a volume', async () => {
      const labels = { 'com.example.a': '1' };
      const events = await eventsOf('volume', 'destroy', async () => {
        assert.equal(await engine.volumes.create({ name: 'data', labels }), 'data');
        assert.deepEqual(
          (await engine.volumes.list()).map((one) => [one.name, one.driver, one.labels]),
          [['data', 'local', labels]],
        );
        assert.equal((await engine.volumes.inspect('data')).scope, 'local');
        await engine.volumes.remove('data', { force: false });
      });
      assert.deepEqual(events, ['create data', 'destroy data']);
      await fails(engine.volumes.inspect('data'), 'notFound');
      await fails(engine.volumes.remove('data', { force: false }), 'notFound');
    });

    it('has networks of its own', async () => {
      const all = await engine.networks.list();
      assert.deepEqual(all.map((one) => `${one.name} ${one.driver} ${one.scope}`).sort(), [
        'bridge bridge local',
        'host host local',
        'none null local',
      ]);
    });

    it('makes a network, but not twice, and removes it', async () => {
      const events = await eventsOf('network', 'destroy', async () => {
        const id = await engine.networks.create(NETWORK);
        const { driver, labels } = await engine.networks.inspect(id);
        assert.deepEqual([driver, labels], ['bridge', NETWORK.labels]);
        await fails(engine.networks.create(NETWORK), 'conflict');
        await engine.networks.remove(id);
        await fails(engine.networks.inspect(id), 'notFound');
      });
      assert.deepEqual(events, ['create shop', 'destroy shop']);
    });

    it('connects a running container, and disconnects it', async () => {
      const container = await createContainer(target.socket, 'web', {
        Image: 'busybox:latest',
        Cmd: ['sleep', '1000'],
      });
      await engine.containers.start(container);
      const id = await engine.networks.create(NETWORK);
      const events = await eventsOf('network', 'disconnect', async () => {
        await engine.networks.connect(id, container, { aliases: [] });
        assert.deepEqual((await engine.containers.inspect(container)).networks, ['bridge', 'shop']);
        assert.deepEqual(
          (await engine.networks.endpoints(id)).map((one) => [one.id, one.name]),
          [[container, 'web']],
        );
        await fails(engine.networks.connect(id, container, { aliases: [] }), 'denied');
        await fails(engine.networks.remove(id), 'denied');
        await engine.networks.disconnect(id, container);
      });
      assert.deepEqual(events, ['connect shop', 'disconnect shop']);
      assert.deepEqual((await engine.containers.inspect(container)).networks, ['bridge']);
      await engine.networks.remove(id);
      await engineRequest(target.socket, 'DELETE', `/containers/${container}?force=1`);
    });
  });
}
