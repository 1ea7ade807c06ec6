import assert from 'node:assert/strict';
import { RegistryError } from '../../../../core/registry/errors.ts';
import type { HttpRequest } from '../../../../core/registry/http.ts';
import { OnlineRegistry } from '../../../../server/workspace/images/onlineRegistry.ts';
import { FakeHttp, type Scripted } from '../../../core/registry/fakeHttp.ts';
import { ManualClock } from '../manualClock.ts';

function registryOf(answer: (request: HttpRequest) => Scripted) {
  const http = new FakeHttp(answer);
  const clock = new ManualClock();
  return { http, clock, registry: new OnlineRegistry(http.send, clock) };
}

/** Docker Hub with more tags of `node` than fit a page, and few of `small`. */
function hub({ url }: HttpRequest): Scripted {
  const text = url.searchParams.get('name') ?? '';
  const next = url.pathname.includes('/node/') && text === '' ? 'more' : null;
  return { body: { next, results: [{ name: `${text}1` }, { name: `${text}2` }] } };
}

describe('Registries over the network', () => {
  const { signal } = new AbortController();

  it('are asked once for what they have told', async () => {
    const { registry, http, clock } = registryOf(hub);
    await registry.tags('small', '', signal);
    await registry.tags('docker.io/library/small', 'x', signal);
    assert.equal(http.asked.length, 1);
    await clock.advance(11 * 60_000);
    await registry.tags('small', '', signal);
    assert.equal(http.asked.length, 2);
  });

  it('are asked for more where one page does not hold all tags', async () => {
    const { registry, http } = registryOf(hub);
    const all = await registry.tags('node', '22-', signal);
    assert.deepEqual(
      all?.items.map(({ name }) => name),
      ['22-1', '22-2'],
    );
    assert.equal(http.asked.length, 2);
    await registry.tags('node', '22-', signal);
    assert.equal(http.asked.length, 2);
  });

  it('are searched by a part of a name, with Docker Hub written or not', async () => {
    const { registry, http } = registryOf(() => ({
      body: { next: 'more', results: [{ repo_name: 'bitnami/node', short_description: 'a\n b ' }] },
    }));
    const found = await registry.repositories('docker.io/bit', signal);
    assert.deepEqual(found, {
      items: [{ name: 'docker.io/bitnami/node', description: 'a b', official: false, pulls: 0 }],
      complete: false,
    });
    await registry.repositories('bitnami/no', signal);
    assert.equal(await registry.repositories('docker.io/', signal), undefined);
    assert.deepEqual(
      http.asked.map((asked) => /query=([^&]*)/.exec(asked)?.[1]),
      ['bit', 'bitnami%2Fno'],
    );
  });

  it('are asked by the specification where they are not Docker Hub', async () => {
    const { registry, http } = registryOf(({ url }) => ({
      body: url.pathname.includes('_catalog')
        ? { repositories: ['b/c', 'a'] }
        : { tags: ['1.9', '1.10', 'latest'] },
    }));
    const found = await registry.tags('reg.example/a/b', '', signal);
    assert.deepEqual(
      found?.items.map(({ name }) => name),
      ['latest', '1.10', '1.9'],
    );
    const repositories = await registry.repositories('reg.example/b', signal);
    assert.deepEqual(
      repositories?.items.map(({ name }) => name),
      ['reg.example/a', 'reg.example/b/c'],
    );
    assert.deepEqual(http.asked, [
      'GET https://reg.example/v2/a/b/tags/list?n=1000',
      'GET https://reg.example/v2/_catalog?n=1000',
    ]);
  });

  it('are asked for the digest of a tag, latest when there is none', async () => {
    const digest = `sha256:${'0'.repeat(64)}`;
    const { registry, http } = registryOf(() => ({ headers: { 'docker-content-digest': digest } }));
    assert.equal(await registry.digest('node', signal), digest);
    assert.equal(await registry.digest(`node@${digest}`, signal), digest);
    assert.deepEqual(http.asked, [
      'HEAD https://registry-1.docker.io/v2/library/node/manifests/latest',
    ]);
  });

  it('are left alone for half a minute when they cannot be reached', async () => {
    const { registry, http, clock } = registryOf(() => {
      throw new RegistryError('unreachable', 'nobody there');
    });
    assert.equal(await registry.tags('reg.example/a', '', signal), undefined);
    assert.equal(await registry.tags('reg.example/b', '', signal), undefined);
    assert.equal(await registry.repositories('reg.example/c', signal), undefined);
    assert.equal(http.asked.length, 1);
    await clock.advance(31_000);
    await registry.tags('reg.example/a', '', signal);
    assert.equal(http.asked.length, 2);
  });

  it('are not asked again for what they refuse, but for the rest', async () => {
    const { registry, http } = registryOf(({ url }) =>
      url.pathname.includes('secret') ? { status: 401 } : { body: { tags: ['1'] } },
    );
    assert.equal(await registry.tags('reg.example/secret', '', signal), undefined);
    assert.equal(await registry.tags('reg.example/secret', '', signal), undefined);
    assert.equal((await registry.tags('reg.example/open', '', signal))?.items.length, 1);
    assert.equal(http.asked.length, 2);
  });

  it('are asked again when nobody waited for the answer', async () => {
    let cancels = true;
    const { registry } = registryOf(() => {
      if (cancels) throw new RegistryError('cancelled', 'Cancelled');
      return { body: { tags: ['1'] } };
    });
    assert.equal(await registry.tags('reg.example/a', '', signal), undefined);
    cancels = false;
    assert.equal((await registry.tags('reg.example/a', '', signal))?.items.length, 1);
  });

  it('are not asked for what is no name', async () => {
    const { registry, http } = registryOf(() => ({}));
    assert.equal(await registry.tags('Not A Name', '', signal), undefined);
    assert.equal(await registry.digest('a b', signal), undefined);
    assert.equal(http.asked.length, 0);
  });
});
