import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import type { DockerodeEngine } from '../../client/engine/dockerodeEngine.ts';
import { EngineError, type EngineErrorReason } from '../../client/engine/errors.ts';
import { engineAt } from '../workbench/engine/clients.ts';
import { TestEngine } from '../workbench/engine/testEngine.ts';

/** Ends at once when asked to. */
const OBEDIENT = [
  'sh',
  '-c',
  'trap "exit 0" TERM; trap "exit 7" HUP; while :; do sleep 0.05; done',
];

interface Told {
  readonly Name: string;
  readonly State: { readonly Status: string; readonly ExitCode: number };
  readonly Config: { readonly Image: string };
  readonly HostConfig: { readonly Binds: readonly string[]; readonly MemorySwap: number };
}

interface ToldImage {
  readonly RepoTags: readonly string[];
  readonly Comment: string;
}

interface ToldOther {
  readonly Driver: string;
}

describe('The verbs of containers on a real Engine', function () {
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

  const fails = (call: Promise<unknown>, ...reasons: EngineErrorReason[]) =>
    assert.rejects(call, (error) => {
      assert.ok(EngineError.is(error, ...reasons), String(error));
      return true;
    });

  /** What another client is told about it. */
  async function told(id: string): Promise<Told> {
    return (await real.request('GET', `/containers/${id}/json`)) as Told;
  }

  it('pauses and resumes', async () => {
    const id = await real.run('web');
    await engine.containers.pause(id);
    assert.equal((await told(id)).State.Status, 'paused');
    await fails(engine.containers.pause(id), 'conflict');
    await engine.containers.unpause(id);
    assert.equal((await told(id)).State.Status, 'running');
    await fails(engine.containers.unpause('nobody'), 'notFound');
  });

  it('stops and restarts what is paused', async () => {
    const id = await real.run('web', { Cmd: OBEDIENT });
    await engine.containers.pause(id);
    await engine.containers.restart(id);
    assert.equal((await told(id)).State.Status, 'running');
    await engine.containers.pause(id);
    await engine.containers.stop(id);
    assert.equal((await told(id)).State.Status, 'exited');
  });

  it('sends a signal of choice', async () => {
    const id = await real.run('web', { Cmd: OBEDIENT });
    await engine.containers.kill(id, 'SIGHUP');
    await real.request('POST', `/containers/${id}/wait`);
    assert.equal((await told(id)).State.ExitCode, 7);
    await fails(engine.containers.kill(id, 'SIGKILL'), 'conflict');
  });

  it('renames, but not to a name that is taken', async () => {
    const id = await real.create('web');
    await real.create('db');
    await engine.containers.rename(id, 'api.v2-b_1');
    assert.equal((await told(id)).Name, '/api.v2-b_1');
    await fails(engine.containers.rename(id, 'db'), 'conflict');
  });

  it('changes limits and the restart policy, and tells them', async () => {
    const MB = 1 << 20;
    const id = await real.run('web', { HostConfig: { Memory: 64 * MB } });
    const before = (await engine.containers.details(id)).limits;
    assert.deepEqual(before, {
      memory: 64 * MB,
      memorySwap: before.memorySwap,
      nanoCpus: 0,
      cpuQuota: 0,
      cpuPeriod: 0,
      pids: 0,
      restart: { name: 'no', maximumRetries: 0 },
    });
    await engine.containers.update(id, { memory: 128 * MB, memorySwap: 256 * MB });
    await engine.containers.update(id, { nanoCpus: 5e8 });
    await engine.containers.update(id, { pids: 50 });
    await engine.containers.update(id, { restart: { name: 'on-failure', maximumRetries: 3 } });
    assert.deepEqual((await engine.containers.details(id)).limits, {
      ...before,
      memory: 128 * MB,
      memorySwap: (await told(id)).HostConfig.MemorySwap,
      nanoCpus: 5e8,
      pids: 50,
      restart: { name: 'on-failure', maximumRetries: 3 },
    });
    await engine.containers.update(id, { pids: 0, restart: { name: 'always', maximumRetries: 3 } });
    const { pids, restart } = (await engine.containers.details(id)).limits;
    assert.deepEqual([pids, restart], [0, { name: 'always', maximumRetries: 0 }]);
  });

  it('creates from an image, with and without a name', async () => {
    const id = await engine.containers.create({ image: 'busybox:latest', name: 'web' });
    const { Name, State, Config } = await told(id);
    assert.deepEqual([Name, State.Status, Config.Image], ['/web', 'created', 'busybox:latest']);
    const other = await engine.containers.create({ image: 'busybox:latest' });
    assert.match((await told(other)).Name, /^\/[a-z]+_[a-z]+\d?$/);
    await fails(engine.containers.create({ image: 'nothing:here' }), 'notFound');
  });

  it('lists processes', async () => {
    const id = await real.run('web', { Cmd: ['sleep', '4711'] });
    const { titles, rows } = await engine.containers.top(id);
    assert.ok(titles.includes('PID'), titles.join());
    assert.match(rows.map((row) => row.join(' ')).join(), /sleep 4711$/);
    await fails(engine.containers.top(await real.create('new')), 'serverError', 'conflict');
  });

  it('tells the results of the health check, the newest first', async () => {
    const Test = ['CMD-SHELL', 'test -e /ok && echo fine || { echo broken; exit 1; }'];
    const id = await real.run('web', {
      Healthcheck: { Test, Interval: 2e8, Timeout: 1e9, Retries: 1 },
    });
    const log = async () => (await engine.containers.details(id)).healthLog;
    await until(async () => (await log()).length > 0);
    const [first] = await log();
    assert.deepEqual([first?.exitCode, first?.output], [1, 'broken\n']);
    assert.ok((first?.finishedAt ?? 0) >= (first?.startedAt ?? Number.NaN));
    await engine.containers.execute(id, ['touch', '/ok'], { output: () => undefined });
    await until(async () => (await log())[0]?.output === 'fine\n');
  });

  it('tells the environment as it is', async () => {
    const id = await real.create('web', { Env: ['A=1', 'B=x=y', 'C='] });
    const { env } = await engine.containers.details(id);
    assert.deepEqual(env.slice(0, 3), [
      { name: 'A', value: '1' },
      { name: 'B', value: 'x=y' },
      { name: 'C', value: '' },
    ]);
  });

  it('tells what changed in the file system', async () => {
    const script = 'echo new > /etc/new; rm /etc/group; chmod 600 /etc/passwd';
    const id = await real.run('web', { Cmd: ['sh', '-c', script] });
    await real.request('POST', `/containers/${id}/wait`);
    assert.deepEqual(await engine.containers.changes(id), [
      { kind: 'changed', path: '/etc' },
      { kind: 'deleted', path: '/etc/group' },
      { kind: 'added', path: '/etc/new' },
      { kind: 'changed', path: '/etc/passwd' },
    ]);
    assert.deepEqual(await engine.containers.changes(await real.create('new')), []);
  });

  it('commits an image', async () => {
    const id = await real.create('web');
    const image = await engine.containers.commit(id, {
      repository: 'localhost:5000/team/app',
      tag: '1.0',
      message: 'as it was',
      pause: true,
    });
    const made = (await real.request('GET', `/images/${image}/json`)) as ToldImage;
    assert.deepEqual([made.RepoTags, made.Comment], [['localhost:5000/team/app:1.0'], 'as it was']);
    const nameless = { repository: '', tag: '', message: '', pause: false };
    assert.match(await engine.containers.commit(id, nameless), /^sha256:[0-9a-f]{64}$/);
  });

  it('exports a tar archive, and stops when told to', async () => {
    const id = await real.create('web');
    const chunks: Buffer[] = [];
    for await (const chunk of await engine.containers.export(id)) {
      chunks.push(chunk);
    }
    const archive = Buffer.concat(chunks);
    assert.equal(archive.toString('latin1', 257, 262), 'ustar');
    assert.ok(archive.length > 1 << 20);
    const controller = new AbortController();
    const read = async () => {
      for await (const _ of await engine.containers.export(id, { signal: controller.signal })) {
        controller.abort();
      }
    };
    await fails(read(), 'cancelled');
    await fails(engine.containers.export('nobody'), 'notFound');
  });

  it('tells what pruning would free', async () => {
    const wrote = await real.run('wrote', { Cmd: ['sh', '-c', 'yes | head -c 50000 > /data'] });
    await real.request('POST', `/containers/${wrote}/wait`);
    const empty = await real.create('empty');
    await real.run('runs');
    assert.deepEqual(await engine.containers.stopped(), [
      { id: empty, name: 'empty', size: 0 },
      { id: wrote, name: 'wrote', size: 50_000 },
    ]);
  });

  it('runs one program, tells its streams apart and its exit code', async () => {
    const id = await real.run('web');
    const said = { stdin: '', stdout: '', stderr: '' };
    const output = ({ stream, data }: { stream: keyof typeof said; data: Buffer }) => {
      said[stream] += data.toString();
    };
    const script = 'echo "$0 $1"; echo oops >&2; exit 5';
    const code = await engine.containers.execute(id, ['sh', '-c', script, 'a b', '$HOME;'], {
      output,
    });
    assert.deepEqual([code, said], [5, { stdin: '', stdout: 'a b $HOME;\n', stderr: 'oops\n' }]);
    assert.equal(await engine.containers.execute(id, ['no-such-program'], { output }), 126);
    assert.match(said.stdout, /no-such-program/);
    await fails(
      engine.containers.execute(await real.create('new'), ['ls'], { output }),
      'conflict',
    );
  });

  it('stops listening to a program when cancelled', async () => {
    const id = await real.run('web');
    const controller = new AbortController();
    const run = engine.containers.execute(id, ['sh', '-c', 'echo on; sleep 100'], {
      signal: controller.signal,
      output: () => controller.abort(),
    });
    await fails(run, 'cancelled');
  });

  it('tells all there is about an object of each kind', async () => {
    const id = await real.create('web', { HostConfig: { Binds: ['data:/data'] } });
    const image = 'localhost:5000/team/api:2.3';
    const container = (await engine.inspect('containers', id)) as Told;
    assert.deepEqual([container.Name, container.HostConfig.Binds], ['/web', ['data:/data']]);
    assert.ok(((await engine.inspect('images', image)) as ToldImage).RepoTags.includes(image));
    assert.equal(((await engine.inspect('volumes', 'data')) as ToldOther).Driver, 'local');
    assert.equal(((await engine.inspect('networks', 'bridge')) as ToldOther).Driver, 'bridge');
    for (const kind of ['containers', 'images', 'volumes', 'networks'] as const) {
      await fails(engine.inspect(kind, 'nothing-here'), 'notFound');
    }
  });
});

/** Asks again and again: a health check tells of its first result by no event. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
