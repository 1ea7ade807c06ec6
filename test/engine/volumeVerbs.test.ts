import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { gzipSync } from 'node:zlib';
import type { DockerodeEngine } from '../../client/engine/dockerodeEngine.ts';
import { EngineError, type EngineErrorReason } from '../../client/engine/errors.ts';
import { tar } from '../../scripts/lib/tar.js';
import { engineAt } from '../workbench/engine/clients.ts';
import { TestEngine } from '../workbench/engine/testEngine.ts';

describe('The verbs of volumes on a real Engine', function () {
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
  afterEach(async () => {
    await real.clear();
    for (const { name } of await engine.volumes.list()) {
      await engine.volumes.remove(name, { force: true });
    }
  });

  const fails = (call: Promise<unknown>, ...reasons: EngineErrorReason[]) =>
    assert.rejects(call, (error) => {
      assert.ok(EngineError.is(error, ...reasons), String(error));
      return true;
    });

  /** Runs a program with the volume at `/v` and answers what it printed. */
  async function run(volume: string, ...command: readonly string[]): Promise<string> {
    const id = await real.run(`run-${Math.random().toString(36).slice(2)}`, {
      Cmd: ['sleep', '1000'],
      HostConfig: { Mounts: [{ Type: 'volume', Source: volume, Target: '/v' }] },
    });
    let printed = '';
    const code = await engine.containers.execute(id, command, {
      signal: new AbortController().signal,
      output: ({ data }) => {
        printed += data.toString();
      },
    });
    assert.equal(code, 0, printed);
    await real.request('DELETE', `/containers/${id}?force=1`);
    return printed;
  }

  async function backedUp(volume: string): Promise<Buffer> {
    const chunks: Uint8Array[] = [];
    await engine.volumes.backUp(volume, async (archive) => {
      for await (const chunk of archive) chunks.push(chunk);
    });
    return Buffer.concat(chunks);
  }

  async function helpers(): Promise<readonly string[]> {
    return (await engine.containers.list()).map(({ name }) => name);
  }

  const LIST = 'cd /v && find . | sort | xargs stat -c "%n %a %u:%g %s %N"';
  const FILL = [
    'cd /v && mkdir -p a/b && echo hello > a/b/c.txt && chmod 640 a/b/c.txt',
    'chown 123:456 a/b/c.txt && ln -s a/b/c.txt link && head -c 300000 /dev/urandom > big',
  ].join(' && ');

  it('makes one as asked, and one with a name of its own', async () => {
    const driverOptions = { type: 'tmpfs', device: 'tmpfs', o: 'size=1m' };
    const labels = { 'com.example.a': '1' };
    assert.equal(
      await engine.volumes.create({ name: 'data', driver: 'local', labels, driverOptions }),
      'data',
    );
    const { name, driver, options, labels: told } = await engine.volumes.inspect('data');
    assert.deepEqual([name, driver, options, told], ['data', 'local', driverOptions, labels]);
    assert.match(await engine.volumes.create({}), /^[0-9a-f]{64}$/);
    await fails(engine.volumes.create({ name: 'no spaces' }), 'badRequest');
  });

  it('backs up and restores files with their modes, owners and links, and leaves no helper', async () => {
    await engine.volumes.create({ name: 'from' });
    await run('from', 'sh', '-c', FILL);
    const archive = await backedUp('from');
    await engine.volumes.create({ name: 'to' });
    await run('to', 'sh', '-c', 'mkdir -p /v/a/b; echo old > /v/a/b/c.txt; echo mine > /v/other');
    await engine.volumes.restore('to', one(archive));
    assert.equal(
      await run('to', 'sh', '-c', `rm /v/other && ${LIST} && cat /v/link && sha1sum < /v/big`),
      await run('from', 'sh', '-c', `${LIST} && cat /v/link && sha1sum < /v/big`),
    );
    assert.deepEqual(await helpers(), []);
  });

  it('restores what others packed, compressed too, and refuses what is no archive', async () => {
    await engine.volumes.create({ name: 'data' });
    const archive = tar([{ path: 'hello.txt', content: 'hello\n' }]);
    await engine.volumes.restore('data', one(gzipSync(archive)));
    assert.equal(await run('data', 'cat', '/v/hello.txt'), 'hello\n');
    await fails(
      engine.volumes.restore('data', one(Buffer.from('this is no archive'.repeat(100)))),
      'badRequest',
      'serverError',
    );
    assert.deepEqual(await helpers(), []);
  });

  it('backs up a volume without a name, and leaves it', async () => {
    const name = await engine.volumes.create({});
    await run(name, 'sh', '-c', 'echo hello > /v/hello.txt');
    assert.ok((await backedUp(name)).includes('hello.txt'));
    assert.equal((await engine.volumes.inspect(name)).name, name);
  });

  it('backs up while a container runs with it', async () => {
    await engine.volumes.create({ name: 'data' });
    await real.run('web', {
      HostConfig: { Mounts: [{ Type: 'volume', Source: 'data', Target: '/v' }] },
    });
    await run('data', 'sh', '-c', 'echo hello > /v/hello.txt');
    assert.ok((await backedUp('data')).includes('hello.txt'));
    assert.deepEqual(await helpers(), ['web']);
  });

  it('copies all files into another volume and tells the bytes', async () => {
    await engine.volumes.create({ name: 'from' });
    await engine.volumes.create({ name: 'to' });
    await run('from', 'sh', '-c', FILL);
    const told: number[] = [];
    await engine.volumes.copy('from', 'to', (bytes) => told.push(bytes));
    assert.ok((told.at(-1) ?? 0) > 300_000);
    assert.deepEqual(
      told,
      [...told].sort((a, b) => a - b),
    );
    assert.equal(await run('to', 'sh', '-c', LIST), await run('from', 'sh', '-c', LIST));
    assert.deepEqual(await helpers(), []);
  });

  it('does not bring back a volume that is gone', async () => {
    await fails(backedUp('nobody'), 'notFound');
    await fails(engine.volumes.restore('nobody', one(Buffer.alloc(1024))), 'notFound');
    assert.deepEqual(await engine.volumes.list(), []);
  });

  it('leaves no helper when it is cancelled, or when nobody wants the rest', async () => {
    await engine.volumes.create({ name: 'data' });
    await run('data', 'sh', '-c', 'head -c 20000000 /dev/urandom > /v/big');
    const controller = new AbortController();
    await fails(
      engine.volumes.backUp(
        'data',
        async (archive) => {
          for await (const _ of archive) controller.abort();
        },
        { signal: controller.signal },
      ),
      'cancelled',
    );
    assert.deepEqual(await helpers(), []);
    const restoring = new AbortController();
    async function* endless() {
      yield tar([{ path: 'a', content: Buffer.alloc(2_000_000) }]).subarray(0, 1_000_000);
      restoring.abort();
      await new Promise(() => undefined);
    }
    await fails(
      engine.volumes.restore('data', endless(), { signal: restoring.signal }),
      'cancelled',
    );
    assert.deepEqual(await helpers(), []);
    const full = new Error('the disk is full');
    const writing = engine.volumes.backUp('data', () => Promise.reject(full));
    await assert.rejects(writing);
    assert.deepEqual(await helpers(), []);
  });
});

async function* one(chunk: Buffer): AsyncGenerator<Buffer> {
  yield chunk;
}
