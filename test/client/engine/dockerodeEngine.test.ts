import assert from 'node:assert/strict';
import { DockerodeEngine } from '../../../client/engine/dockerodeEngine.ts';
import { EngineError, type EngineErrorReason } from '../../../client/engine/errors.ts';
import { endpointAt, engineAt } from '../../workbench/engine/clients.ts';
import { FakeEngine } from '../../workbench/fakeEngine/fakeEngine.ts';
import type { Fault } from '../../workbench/fakeEngine/faults.ts';

describe('DockerodeEngine', () => {
  let fake: FakeEngine;
  let engine: DockerodeEngine;

  beforeEach(async () => {
    fake = await new FakeEngine().start();
    fake.world.add({ name: 'web', status: 'running' });
    engine = engineAt(fake.host, { timeout: 1_000 });
  });
  afterEach(async () => {
    engine.dispose();
    await eventually(() => fake.sockets === 0);
    await fake.dispose();
  });

  it('connects by itself at the first call, once', async () => {
    assert.equal(engine.address, '');
    await engine.containers.list();
    await engine.containers.list();
    assert.equal(engine.address, fake.host);
    assert.deepEqual(fake.requests, [
      'GET /version',
      'GET /containers/json',
      'GET /containers/json',
    ]);
  });

  it('goes where it is told, whatever the environment says', async () => {
    const before = { ...process.env };
    Object.assign(process.env, {
      DOCKER_HOST: 'no address',
      DOCKER_CERT_PATH: '/does/not/exist',
      DOCKER_TLS_VERIFY: '1',
      DOCKER_PATH_PREFIX: '/elsewhere',
    });
    try {
      assert.equal((await engine.containers.list()).length, 1);
    } finally {
      process.env = before;
    }
  });

  it('looks for the Engine anew at every connect, and leaves the old one', async () => {
    const other = await new FakeEngine().start();
    let host = fake.host;
    const moving = new DockerodeEngine({ endpoint: () => endpointAt(host) });
    assert.equal((await moving.containers.list()).length, 1);
    host = other.host;
    await moving.connect();
    assert.equal(moving.address, other.host);
    assert.equal((await moving.containers.list()).length, 0);
    await eventually(() => fake.sockets === 0);
    moving.dispose();
    await eventually(() => other.sockets === 0);
    await other.dispose();
  });

  it('shares few sockets among many calls', async () => {
    let most = 0;
    await engine.connect();
    fake.faults.add(/containers/, { kind: 'slow', milliseconds: 5 });
    const calls = Array.from({ length: 40 }, async () => {
      await engine.containers.list();
      most = Math.max(most, fake.sockets);
    });
    await Promise.all(calls);
    assert.ok(most > 1 && most <= 8, `${most} sockets`);
    await eventually(() => fake.sockets <= 2);
  });

  it('is not troubled by an Engine that came back between two calls', async () => {
    await engine.containers.list();
    await fake.stop();
    await fake.start();
    assert.equal((await engine.containers.list()).length, 1);
  });

  it('closes the connection of a cancelled call', async () => {
    fake.faults.add(/containers/, { kind: 'hang' });
    const controller = new AbortController();
    const call = engine.containers.list({ signal: controller.signal, timeout: Infinity });
    await eventually(() => fake.count(/containers/) === 1);
    controller.abort();
    await assert.rejects(call, (error) => EngineError.is(error, 'cancelled'));
    await eventually(() => fake.sockets === 0);
  });

  it('closes the connection of an event stream that is left or cancelled', async () => {
    for await (const event of engine.events({ onOpen: () => fake.world.create({ name: 'new' }) })) {
      assert.equal(event.action, 'create');
      break;
    }
    await eventually(() => fake.events.listeners === 0);
    const controller = new AbortController();
    const onOpen = () => controller.abort();
    for await (const _ of engine.events({ signal: controller.signal, onOpen })) {
      assert.fail('no event was sent');
    }
    await eventually(() => fake.events.listeners === 0);
  });

  it('fails every call under way when it is disposed', async () => {
    await engine.connect();
    fake.faults.add(/containers/, { kind: 'hang' });
    const call = engine.containers.list({ timeout: Infinity });
    const events = (async () => {
      for await (const _ of engine.events()) {
        assert.fail('no event was sent');
      }
    })();
    await eventually(() => fake.count(/containers/) === 1 && fake.events.listeners === 1);
    engine.dispose();
    await assert.rejects(call, (error) => EngineError.is(error, 'disconnected'));
    await assert.rejects(events, (error) => EngineError.is(error, 'disconnected'));
    await assert.rejects(
      () => engine.containers.start('web'),
      (error) => EngineError.is(error, 'cancelled'),
    );
  });

  const faults: readonly (readonly [Fault, EngineErrorReason, string])[] = [
    [{ kind: 'hang' }, 'timedOut', 'The Docker Engine did not answer within 1 s'],
    [{ kind: 'garbage' }, 'badAnswer', "The Engine's answer is not JSON"],
    [{ kind: 'answer', body: 7 }, 'badAnswer', "The Engine's answer is not a list of containers"],
    [{ kind: 'status', status: 400, message: 'no such filter' }, 'badRequest', 'no such filter'],
    [{ kind: 'status', status: 401, message: 'who are you' }, 'unauthorized', 'who are you'],
    [{ kind: 'status', status: 403, message: 'not for you' }, 'denied', 'not for you'],
    [{ kind: 'status', status: 404, message: 'not here' }, 'notFound', 'not here'],
    [{ kind: 'status', status: 409, message: 'in the way' }, 'conflict', 'in the way'],
    [{ kind: 'status', status: 500, message: 'no disk' }, 'serverError', 'no disk'],
    [{ kind: 'status', status: 501, message: 'not built' }, 'unsupported', 'not built'],
    [
      { kind: 'status', status: 503, message: '' },
      'serverError',
      'The Engine answered with HTTP status 503',
    ],
    [{ kind: 'reset' }, 'disconnected', 'The Docker Engine closed the connection (H, ECONNRESET)'],
    [{ kind: 'half' }, 'disconnected', 'The Docker Engine closed the connection (H, ECONNRESET)'],
  ];
  for (const [fault, reason, message] of faults) {
    it(`explains ${JSON.stringify(fault)}`, async () => {
      await engine.connect();
      fake.faults.add(/containers/, fault);
      const error = await engine.containers.list().catch((failure: unknown) => failure);
      assert.ok(error instanceof EngineError);
      assert.deepEqual(
        { reason: error.reason, message: error.message.replace(fake.host, 'H') },
        { reason, message },
      );
    });
  }

  it('waits for a slow answer', async () => {
    fake.faults.add(/containers/, { kind: 'slow', milliseconds: 100 });
    assert.equal((await engine.containers.list()).length, 1);
  });
});

async function eventually(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
