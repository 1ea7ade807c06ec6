import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import type { DockerodeEngine } from '../../client/engine/dockerodeEngine.ts';
import { EngineError, type EngineErrorReason } from '../../client/engine/errors.ts';
import type { Progress } from '../../client/engine/streams/progress.ts';
import { type ImageReference, parseReference } from '../../core/reference.ts';
import { tar } from '../../scripts/lib/tar.js';
import { engineAt } from '../workbench/engine/clients.ts';
import { TestEngine } from '../workbench/engine/testEngine.ts';
import { SlowRoad } from '../workbench/registry/slowRoad.ts';
import { TestRegistry } from '../workbench/registry/testRegistry.ts';

const MB = 1_000_000;

describe('Images over the wire of a real Engine', function () {
  this.timeout(60_000);
  let real: TestEngine;
  let engine: DockerodeEngine;
  let registry: TestRegistry;
  let road: SlowRoad | undefined;

  before(async () => {
    real = await TestEngine.start();
    registry = await TestRegistry.start();
    engine = engineAt(real.dockerd.host);
  });
  after(async () => {
    engine.dispose();
    await registry.stop();
    await real.stop();
  });
  afterEach(async () => {
    await road?.close();
    road = undefined;
  });

  function ref(text: string): ImageReference {
    const reference = parseReference(text);
    assert.ok(reference, text);
    return reference;
  }

  /** Makes an image of so many bytes that no registry has seen. */
  async function make(repository: string, tag: string, bytes: number): Promise<string> {
    const archive = tar([{ path: 'noise', content: randomBytes(bytes) }]);
    return engine.images.import(pieces(archive), { repository, tag });
  }

  async function rejects(reason: EngineErrorReason, work: Promise<unknown>): Promise<EngineError> {
    const error = await work.then(
      () => undefined,
      (caught: unknown) => caught,
    );
    assert.ok(error instanceof EngineError, String(error));
    assert.equal(error.reason, reason, error.message);
    return error;
  }

  const has = (name: string) =>
    engine.images.inspect(name).then(
      () => true,
      (error) => !EngineError.is(error, 'notFound'),
    );

  it('pushes and pulls, and tells of every layer', async () => {
    const name = `${registry.host}/shop/web`;
    const id = await make(name, '1', 3 * MB);
    const pushed: Progress[] = [];
    const onPush = (progress: Progress) => void pushed.push(progress);
    await engine.images.push(ref(`${name}:1`), { auth: {}, onProgress: onPush });
    assert.ok(pushed.some(({ status, total = 0 }) => status === 'Pushing' && total >= 3 * MB));
    assert.ok(pushed.some(({ status }) => status === 'Pushed'));
    await engine.images.remove(`${name}:1`, { force: false });
    assert.equal(await has(id), false);

    const pulled: Progress[] = [];
    const onPull = (progress: Progress) => void pulled.push(progress);
    await engine.images.pull(ref(`${name}:1`), { auth: {}, onProgress: onPull });
    assert.equal((await engine.images.inspect(`${name}:1`)).id, id);
    const [layer] = pulled.filter(({ status }) => status === 'Pull complete');
    const told = pulled.filter((one) => one.id === layer?.id).map(({ status }) => status);
    // Between two messages a quick layer may be verified without a word.
    assert.deepEqual(
      [...new Set(told)].filter((status) => status !== 'Verifying Checksum'),
      ['Pulling fs layer', 'Downloading', 'Download complete', 'Extracting', 'Pull complete'],
    );
    await engine.images.remove(id, { force: true });
  });

  it('pulls by digest, and the tag latest when there is none', async () => {
    const name = `${registry.host}/shop/digest`;
    const id = await make(name, 'latest', 10);
    await engine.images.push(ref(name), { auth: {} });
    const [digest = ''] = (await engine.images.inspect(id)).digests;
    await engine.images.remove(`${name}:latest`, { force: false });
    await engine.images.pull(ref(digest), { auth: {} });
    assert.deepEqual((await engine.images.inspect(id)).tags, []);
    await engine.images.pull(ref(name), { auth: {} });
    assert.deepEqual((await engine.images.inspect(id)).tags, [`${name}:latest`]);
  });

  it('says so when there is no such image, or no such registry', async () => {
    const missing = ref(`${registry.host}/none:1`);
    await rejects('notFound', engine.images.pull(missing, { auth: {} }));
    await rejects('serverError', engine.images.push(missing, { auth: {} }));
    await rejects('serverError', engine.images.pull(ref('127.0.0.1:1/none'), { auth: {} }));
  });

  const users = { ada: 'lovelace' };
  for (const [name, options, nobodysPull] of [
    // A registry without a known authority is tried without TLS last, and that is told.
    ['a password, over TLS', { tls: true, users }, 'serverError'],
    ['a token', { auth: 'token', users }, 'unauthorized'],
  ] as const) {
    it(`takes no and the wrong account for what they are where a registry wants ${name}`, async () => {
      const closed = await TestRegistry.start(options);
      try {
        const image = ref(`${closed.host}/shop/web:1`);
        const as = (username: string, password: string) => ({
          auth: { username, password, serveraddress: closed.host },
        });
        await make(`${closed.host}/shop/web`, '1', 10);
        await rejects('unauthorized', engine.images.push(image, { auth: {} }));
        await rejects('unauthorized', engine.images.push(image, as('ada', 'wrong')));
        // Each length of the header's base64 has a padding of its own.
        for (const more of ['', ' ', '  ']) {
          const { auth } = as('ada', 'lovelace');
          const padded = { ...auth, serveraddress: `${auth.serveraddress}${more}` };
          await engine.images.push(image, { auth: padded });
        }
        await rejects(nobodysPull, engine.images.pull(image, { auth: {} }));
        await rejects('unauthorized', engine.images.pull(image, as('ada', 'wrong')));
        await engine.images.pull(image, as('ada', 'lovelace'));
      } finally {
        await closed.stop();
      }
    });
  }

  it('stops a pull on the Engine too when it is cancelled', async () => {
    const path = 'shop/cancelled-pull';
    const id = await make(`${registry.host}/${path}`, '1', 8 * MB);
    await engine.images.push(ref(`${registry.host}/${path}:1`), { auth: {} });
    await engine.images.remove(id, { force: true });
    road = await SlowRoad.to(registry.host, { cutAfter: 4 * MB });
    const cancel = new AbortController();
    const onProgress = ({ status, current = 0 }: Progress) => {
      if (status === 'Downloading' && current > 0) cancel.abort();
    };
    const how = { auth: {}, onProgress };
    const { signal } = cancel;
    await rejects('cancelled', engine.images.pull(ref(`${road.host}/${path}:1`), how, { signal }));
    await road.empty();
    assert.equal(await has(id), false);
  });

  it('stops a push on the Engine too when it is cancelled', async () => {
    road = await SlowRoad.to(registry.host, { cutAfter: 4 * MB });
    const name = `${road.host}/shop/cancelled-push`;
    await make(name, '1', 8 * MB);
    const cancel = new AbortController();
    const onProgress = ({ status, current = 0 }: Progress) => {
      if (status === 'Pushing' && current > 0) cancel.abort();
    };
    const how = { auth: {}, onProgress };
    const { signal } = cancel;
    await rejects('cancelled', engine.images.push(ref(`${name}:1`), how, { signal }));
    await road.empty();
    const { status } = await registry.request('/v2/shop/cancelled-push/manifests/1');
    assert.equal(status, 404);
  });

  it('saves several images and loads them again, with their names', async () => {
    const first = await make('shop/saved', '1', 2 * MB);
    const second = await make('shop/saved', '2', MB);
    const archive = await saved(['shop/saved:1', 'shop/saved:2']);
    assert.ok(archive.length > 3 * MB);
    for (const id of [first, second]) await engine.images.remove(id, { force: true });
    const seen: Progress[] = [];
    const onProgress = (progress: Progress) => void seen.push(progress);
    const loaded = await engine.images.load(pieces(archive), { onProgress });
    assert.deepEqual([...loaded].sort(), ['shop/saved:1', 'shop/saved:2']);
    assert.deepEqual((await engine.images.inspect(first)).tags, ['shop/saved:1']);
    assert.ok(seen.some(({ status, total = 0 }) => status === 'Loading layer' && total > MB));
    await engine.images.remove(second, { force: true });
    await engine.images.remove(first, { force: true });
  });

  it('saves by id without a name, and tells the id when that is loaded', async () => {
    const id = await make('shop/nameless', '1', 100);
    const archive = await saved([id]);
    await engine.images.remove(id, { force: true });
    assert.deepEqual(await engine.images.load(pieces(archive), {}), [id]);
    assert.deepEqual((await engine.images.inspect(id)).tags, []);
    await engine.images.remove(id, { force: true });
  });

  it('ends a save and a load when they are cancelled', async () => {
    const id = await make('shop/long', '1', 8 * MB);
    const saving = new AbortController();
    const stop = async (archive: AsyncIterable<Uint8Array>) => {
      for await (const _ of archive) saving.abort();
    };
    await rejects('cancelled', engine.images.save([id], stop, { signal: saving.signal }));

    const archive = await saved([id]);
    await engine.images.remove(id, { force: true });
    const loading = new AbortController();
    async function* half() {
      yield archive.subarray(0, archive.length / 2);
      loading.abort();
      await new Promise(() => undefined);
    }
    await rejects('cancelled', engine.images.load(half(), {}, { signal: loading.signal }));
    assert.equal(await has(id), false);
  });

  it('says so when what is loaded is no archive of images, or cannot be read', async () => {
    await rejects('serverError', engine.images.load(pieces(Buffer.from('none')), {}));
    async function* broken() {
      yield Buffer.alloc(1000);
      throw new Error('the disk is gone');
    }
    const { message } = await rejects('badRequest', engine.images.load(broken(), {}));
    assert.equal(message, 'The archive cannot be read: the disk is gone');
  });

  async function saved(names: readonly string[]): Promise<Buffer> {
    const chunks: Uint8Array[] = [];
    await engine.images.save(names, async (archive) => {
      for await (const chunk of archive) chunks.push(chunk);
    });
    return Buffer.concat(chunks);
  }
});

async function* pieces(archive: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < archive.length; at += 65_536) {
    yield archive.subarray(at, at + 65_536);
  }
}
