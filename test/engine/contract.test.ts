import assert from 'node:assert/strict';
import type { Container } from '../../client/engine/containers/types.ts';
import type { DockerodeEngine } from '../../client/engine/dockerodeEngine.ts';
import { EngineError, type EngineErrorReason } from '../../client/engine/errors.ts';
import type { EngineEvent } from '../../client/engine/types.ts';
import { createContainer } from '../../scripts/lib/dockerSeed.js';
import { engineAt } from '../workbench/engine/clients.ts';
import { TestEngine } from '../workbench/engine/testEngine.ts';
import { FakeEngine } from '../workbench/fakeEngine/fakeEngine.ts';

/** An Engine to hold to the contract: `engine` is ours, `socket` is for another client. */
interface Target {
  readonly engine: DockerodeEngine;
  readonly socket: string;
  stop(): Promise<void>;
}

async function real(road: 'unix' | 'tcp' | 'tls'): Promise<Target> {
  const test = await TestEngine.start({ tcp: road === 'tcp', tls: road === 'tls' });
  const { host, tcpHost, certPath, socket } = test.dockerd;
  const engine = engineAt(road === 'unix' ? host : (tcpHost ?? ''), { certPath });
  return { engine, socket, stop: () => test.stop() };
}

async function fake(): Promise<Target> {
  const test = await new FakeEngine().start();
  const socket = test.host.replace('unix://', '');
  return { engine: engineAt(test.host), socket, stop: () => test.dispose() };
}

const TARGETS: Readonly<Record<string, () => Promise<Target>>> = {
  'a real Engine over its unix socket': () => real('unix'),
  'a real Engine over tcp': () => real('tcp'),
  'a real Engine over tcp with TLS': () => real('tls'),
  'the fake Engine': fake,
};

/** Ends at once when asked to. */
const OBEDIENT = ['sh', '-c', 'trap "exit 0" TERM; while :; do sleep 0.05; done'];

for (const [name, startTarget] of Object.entries(TARGETS)) {
  describe(`Engine contract: ${name}`, function () {
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

    const create = (container: string) =>
      createContainer(target.socket, container, {
        Image: 'busybox:latest',
        Cmd: OBEDIENT,
        Labels: { 'com.example.a': '1' },
      });

    async function listed(id: string): Promise<Container | undefined> {
      return (await engine.containers.list()).find((container) => container.id === id);
    }

    /** Runs `act` and answers the events of container `id` until `last`, as `type action`. */
    async function eventsOf(
      id: string,
      last: string,
      act: () => Promise<void>,
    ): Promise<readonly string[]> {
      const seen: string[] = [];
      const controller = new AbortController();
      let acted = Promise.resolve();
      const onOpen = () => {
        acted = act();
      };
      for await (const event of engine.events({ signal: controller.signal, onOpen })) {
        if (event.id === id || event.attributes.container === id) {
          seen.push(`${event.type} ${event.action}`);
        }
        if (seen.at(-1) === last) {
          break;
        }
      }
      await acted;
      return seen.filter((event) => !/exec_|kill/.test(event));
    }

    async function fails(reason: EngineErrorReason, status: number, call: () => Promise<unknown>) {
      await assert.rejects(call, (error) => {
        assert.ok(error instanceof EngineError);
        assert.deepEqual({ reason: error.reason, status: error.status }, { reason, status });
        return true;
      });
    }

    it('tells its version and settles the API version', async () => {
      const { version, apiVersion, os, arch } = await engine.connect();
      const here = process.arch === 'x64' ? 'amd64' : process.arch;
      assert.match(version, /^\d+\.\d+\.\d+/);
      assert.match(apiVersion, /^1\.\d+$/);
      assert.deepEqual({ os, arch }, { os: 'linux', arch: here });
    });

    it('lists a container as it inspects it, through its life', async () => {
      const id = await create('contract-life');
      const images = await listed(id);
      const base = {
        id,
        name: 'contract-life',
        image: 'busybox:latest',
        imageId: images?.imageId,
        command: `sh -c '${OBEDIENT[2]}'`,
        createdAt: images?.createdAt,
        ports: [],
        labels: { 'com.example.a': '1' },
        networks: ['bridge'],
        mounts: [],
      };
      const both = async (state: object) => {
        const { startedAt: _, finishedAt: __, ...row } = (await listed(id)) ?? {};
        const { startedAt, finishedAt, ...inspected } = await engine.containers.inspect(id);
        const { addresses } = inspected;
        assert.deepEqual(row, { ...base, addresses, ...state });
        assert.deepEqual(inspected, { ...base, addresses, ...state });
        const is = { startedAt, finishedAt, address: addresses.bridge };
        return Object.entries(is).flatMap(([what, value]) => (value === undefined ? [] : [what]));
      };
      assert.deepEqual(await both({ state: 'created' }), []);
      await engine.containers.start(id);
      assert.deepEqual(await both({ state: 'running' }), ['startedAt', 'address']);
      await engine.containers.pause(id);
      assert.deepEqual(await both({ state: 'paused' }), ['startedAt', 'address']);
      await engine.containers.unpause(id);
      await engine.containers.kill(id, 'SIGKILL');
      await engine.containers.rename(id, 'contract-renamed');
      base.name = 'contract-renamed';
      await eventually(async () => (await listed(id))?.state === 'exited');
      const end = await both({ state: 'exited', exitCode: 137 });
      assert.deepEqual(end, ['startedAt', 'finishedAt']);
      await engine.containers.remove(id, { force: false, volumes: true });
      assert.equal(await listed(id), undefined);
    });

    it('tells of every verb by events', async () => {
      const id = await create('contract-events');
      const start = await eventsOf(id, 'container start', () => engine.containers.start(id));
      assert.deepEqual(start, ['network connect', 'container start']);
      const restart = await eventsOf(id, 'container restart', () => engine.containers.restart(id));
      assert.deepEqual(restart, [
        'container die',
        'network disconnect',
        'container stop',
        'network connect',
        'container start',
        'container restart',
      ]);
      const stop = await eventsOf(id, 'container stop', () => engine.containers.stop(id));
      assert.deepEqual(stop, ['container die', 'network disconnect', 'container stop']);
      const remove = await eventsOf(id, 'container destroy', () =>
        engine.containers.remove(id, { force: true, volumes: false }),
      );
      assert.deepEqual(remove, ['container destroy']);
    });

    it('tells of pausing, renaming, limiting and killing by events', async () => {
      const id = await create('contract-steering');
      const { containers } = engine;
      await containers.start(id);
      const seen = async (last: string, act: () => Promise<unknown>) =>
        (await eventsOf(id, `container ${last}`, async () => void (await act()))).join(', ');
      assert.equal(await seen('pause', () => containers.pause(id)), 'container pause');
      assert.equal(await seen('unpause', () => containers.unpause(id)), 'container unpause');
      const rename = () => containers.rename(id, 'contract-steered');
      assert.equal(await seen('rename', rename), 'container rename');
      const update = () => containers.update(id, { pids: 20 });
      assert.equal(await seen('update', update), 'container update');
      assert.equal(await seen('die', () => containers.kill(id, 'SIGKILL')), 'container die');
    });

    it('refuses what does not fit the state', async () => {
      const id = await create('contract-refuses');
      const { containers } = engine;
      await fails('conflict', 409, () => containers.kill(id, 'SIGKILL'));
      await containers.start(id);
      await containers.pause(id);
      await fails('conflict', 409, () => containers.pause(id));
      await containers.unpause(id);
      await create('contract-taken');
      await fails('conflict', 409, () => containers.rename(id, 'contract-taken'));
    });

    it('tells what the list does not: environment, health, limits', async () => {
      const id = await createContainer(target.socket, 'contract-details', {
        Image: 'busybox:latest',
        Cmd: OBEDIENT,
        Env: ['A=1', 'B=x=y'],
      });
      await engine.containers.update(id, { restart: { name: 'on-failure', maximumRetries: 2 } });
      const { env, healthLog, limits } = await engine.containers.details(id);
      assert.deepEqual(env.slice(0, 2), [
        { name: 'A', value: '1' },
        { name: 'B', value: 'x=y' },
      ]);
      assert.deepEqual(healthLog, []);
      assert.deepEqual(limits, {
        memory: 0,
        memorySwap: 0,
        nanoCpus: 0,
        cpuQuota: 0,
        cpuPeriod: 0,
        pids: 0,
        restart: { name: 'on-failure', maximumRetries: 2 },
      });
    });

    it('tells processes and changes', async () => {
      const id = await create('contract-top');
      await engine.containers.start(id);
      const { titles, rows } = await engine.containers.top(id);
      assert.deepEqual([titles.at(0), titles.at(1), titles.at(-1)], ['UID', 'PID', 'CMD']);
      assert.ok(rows.some((row) => row.at(-1)?.startsWith('sh -c trap')));
      assert.deepEqual(await engine.containers.changes(id), []);
    });

    it('replays events since a moment, without the one of that moment', async () => {
      const seen: EngineEvent[] = [];
      let created: Promise<readonly string[]> = Promise.resolve([]);
      const createBoth = async () => [
        await create('contract-since-1'),
        await create('contract-since-2'),
      ];
      const onOpen = () => {
        created = createBoth();
      };
      for await (const event of engine.events({ onOpen })) {
        seen.push(event);
        if (seen.length === 2) {
          break;
        }
      }
      const again: string[] = [];
      for await (const event of engine.events({ since: seen[0]?.timeNano ?? '' })) {
        again.push(event.id);
        break;
      }
      // Events may be faster than the answers to what made them.
      const ids = await created;
      assert.deepEqual(again, [ids[1]]);
      for (const id of ids) {
        await engine.containers.remove(id, { force: false, volumes: false });
      }
    });

    it('finds some of many, in one answer', async () => {
      const id = await create('contract-find');
      await create('contract-find-other');
      const found = await engine.containers.find([id, 'f'.repeat(64)]);
      assert.deepEqual(
        found.map((container) => container.name),
        ['contract-find'],
      );
    });

    it('takes starting a started and stopping a stopped one as done', async () => {
      const id = await create('contract-twice');
      await engine.containers.start(id);
      await engine.containers.start(id);
      await engine.containers.stop(id);
      await engine.containers.stop(id);
      assert.equal((await listed(id))?.state, 'exited');
    });

    it('refuses to remove a running container unless forced', async () => {
      const id = await create('contract-remove');
      await engine.containers.start(id);
      const how = { force: false, volumes: false };
      await fails('conflict', 409, () => engine.containers.remove(id, how));
      await engine.containers.remove(id, { ...how, force: true });
      await fails('notFound', 404, () => engine.containers.inspect(id));
    });

    it('answers notFound for what does not exist, whatever the verb', async () => {
      const id = 'no such/container';
      const how = { force: true, volumes: true };
      await fails('notFound', 404, () => engine.containers.inspect(id));
      await fails('notFound', 404, () => engine.containers.start(id));
      await fails('notFound', 404, () => engine.containers.stop(id));
      await fails('notFound', 404, () => engine.containers.restart(id));
      await fails('notFound', 404, () => engine.containers.remove(id, how));
      await fails('notFound', 404, () => engine.containers.pause(id));
      await fails('notFound', 404, () => engine.containers.unpause(id));
      await fails('notFound', 404, () => engine.containers.kill(id, 'SIGTERM'));
      await fails('notFound', 404, () => engine.containers.update(id, { pids: 20 }));
      await fails('notFound', 404, () => engine.containers.details(id));
      await fails('notFound', 404, () => engine.containers.top(id));
      await fails('notFound', 404, () => engine.containers.changes(id));
      await fails('notFound', 404, () => engine.inspect('containers', id));
    });

    it('cancels a call and an event stream by their signal', async () => {
      await assert.rejects(
        () => engine.containers.list({ signal: AbortSignal.abort() }),
        (error) => EngineError.is(error, 'cancelled'),
      );
      const controller = new AbortController();
      const seen: EngineEvent[] = [];
      const onOpen = () => setImmediate(() => controller.abort());
      for await (const event of engine.events({ signal: controller.signal, onOpen })) {
        seen.push(event);
      }
      assert.deepEqual(seen, []);
    });
  });
}

async function eventually(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
