import assert from 'node:assert/strict';
import { digestOf } from '../../../core/registry/digest.ts';
import { RegistryError } from '../../../core/registry/errors.ts';
import type { HttpRequest } from '../../../core/registry/http.ts';
import { firstPages } from '../../../core/registry/paging.ts';
import { RegistryClient, registryAddress } from '../../../core/registry/registryClient.ts';
import { repositories, tags } from '../../../core/registry/tags.ts';
import { Tokens } from '../../../core/registry/token.ts';
import { FakeHttp, type Scripted } from './fakeHttp.ts';

function clientOf(
  answer: (request: HttpRequest) => Scripted,
  base = 'https://reg.example',
): { client: RegistryClient; http: FakeHttp } {
  const http = new FakeHttp(answer);
  const tokens = new Tokens({ http: http.send, now: () => 0 });
  return { http, client: new RegistryClient({ base: new URL(base), http: http.send, tokens }) };
}

/** A registry that sends to a token server for everything. */
function guarded({ url, headers }: HttpRequest): Scripted {
  if (url.host === 'auth.example') return { body: { token: 'good' } };
  if (headers.Authorization === 'Bearer good') return { body: { tags: ['1', '2'] } };
  const challenge = 'Bearer realm="https://auth.example/t",service="s"';
  return { status: 401, headers: { 'www-authenticate': challenge } };
}

describe('A registry', () => {
  it('is asked without a token first, and with the same one from then on', async () => {
    const { client, http } = clientOf(guarded);
    await firstPages(tags(client, 'a/b', { pageSize: 5 }), 10);
    await firstPages(tags(client, 'a/b', { pageSize: 5 }), 10);
    assert.deepEqual(http.asked, [
      'GET https://reg.example/v2/a/b/tags/list?n=5',
      'GET https://auth.example/t?service=s&scope=repository%3Aa%2Fb%3Apull',
      'GET https://reg.example/v2/a/b/tags/list?n=5 as Bearer good',
      'GET https://reg.example/v2/a/b/tags/list?n=5 as Bearer good',
    ]);
  });

  it('gets another token once when it refuses the one it had', async () => {
    let valid = 'one';
    const { client, http } = clientOf(({ url, headers }) => {
      if (url.host === 'auth.example') return { body: { token: valid } };
      if (headers.Authorization === `Bearer ${valid}`) return { body: { tags: [] } };
      return {
        status: 401,
        headers: { 'www-authenticate': 'Bearer realm="https://auth.example/t",scope="x"' },
      };
    });
    await client.send({ path: 'x', scope: 'x' });
    valid = 'two';
    await client.send({ path: 'x', scope: 'x' });
    assert.deepEqual(http.asked.slice(3), [
      'GET https://reg.example/v2/x as Bearer one',
      'GET https://auth.example/t?scope=x',
      'GET https://reg.example/v2/x as Bearer two',
    ]);
  });

  it('keeps the path in front of /v2/', () => {
    const { client } = clientOf(() => ({}), 'https://proxy.example/docker/one/');
    assert.equal(client.addressOf('a/b').href, 'https://proxy.example/docker/one/v2/a/b');
  });

  const failures: readonly [what: string, answer: Scripted, reason: string][] = [
    [
      'a password',
      { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } },
      'unauthorized',
    ],
    ['nothing but no', { status: 401 }, 'unauthorized'],
    ['no right', { status: 403 }, 'unauthorized'],
    ['no such thing', { status: 404 }, 'notFound'],
    ['too often', { status: 429 }, 'tooManyRequests'],
    ['broken', { status: 502 }, 'serverError'],
    ['no JSON', {}, 'badAnswer'],
    [
      'a token server that anybody can read along with',
      { status: 401, headers: { 'www-authenticate': 'Bearer realm="http://auth.example"' } },
      'badAnswer',
    ],
  ];
  for (const [what, answer, reason] of failures) {
    it(`fails with a reason: ${what}`, async () => {
      const { client } = clientOf(() => answer);
      await assert.rejects(firstPages(tags(client, 'a', { pageSize: 5 }), 10), (error) => {
        return RegistryError.is(error) && error.reason === reason;
      });
    });
  }

  it('has an address by the name it has in images', () => {
    const names = [
      'docker.io',
      'ghcr.io',
      'localhost:5000',
      '127.0.0.1',
      '[::1]:80',
      '128.0.0.1:80',
    ];
    assert.deepEqual(
      names.map((name) => registryAddress(name).href),
      [
        'https://registry-1.docker.io/',
        'https://ghcr.io/',
        'http://localhost:5000/',
        'http://127.0.0.1/',
        'http://[::1]/',
        'https://128.0.0.1:80/',
      ],
    );
  });
});

describe('Tags and repositories', () => {
  /** Numbers from 1 up to `last`, as many a page as asked for. */
  function numbered(last: number, { url }: HttpRequest): Scripted {
    const from = Number(url.searchParams.get('last') ?? 0);
    const to = Math.min(from + Number(url.searchParams.get('n')), last);
    const list = Array.from({ length: to - from }, (_, i) => String(from + i + 1));
    const next = `<${url.pathname}?n=${url.searchParams.get('n')}&last=${to}>; rel="next"`;
    return { body: { tags: list, repositories: list }, headers: to < last ? { link: next } : {} };
  }

  it('come page by page, each asked for when it is needed', async () => {
    const { client, http } = clientOf((request) => numbered(50_000, request));
    const list = tags(client, 'a', { pageSize: 1000 });
    const first = await list.next();
    assert.equal(first.done ? 0 : first.value.length, 1000);
    assert.equal(http.asked.length, 1);
  });

  it('are complete with the last page', async () => {
    const { client, http } = clientOf((request) => numbered(5, request));
    const { items, complete } = await firstPages(repositories(client, { pageSize: 2 }), 100);
    assert.deepEqual([items.join(), complete, http.asked.length], ['1,2,3,4,5', true, 3]);
  });

  it('stop at the most that is wanted', async () => {
    const { client, http } = clientOf((request) => numbered(100, request));
    const { items, complete } = await firstPages(tags(client, 'a', { pageSize: 10 }), 20);
    assert.deepEqual([items.length, complete, http.asked.length], [20, false, 2]);
  });

  it('end where a server sends round and round', async () => {
    const { client, http } = clientOf(({ url }) => ({
      body: { tags: ['a', 'b'] },
      headers: { link: `<${url.pathname}?n=2&last=b>; rel="next"` },
    }));
    const { items } = await firstPages(tags(client, 'a', { pageSize: 2 }), 100);
    assert.deepEqual([items, http.asked.length], [['a', 'b'], 2]);
  });

  it('end where a server has a new link and nothing new behind it', async () => {
    let count = 0;
    const { client, http } = clientOf(() => ({
      body: { tags: ['a'] },
      headers: { link: `</v2/a/tags/list?last=${count++}>; rel="next"` },
    }));
    await firstPages(tags(client, 'a', { pageSize: 2 }), 100);
    assert.equal(http.asked.length, 2);
  });

  it('are none in a repository whose last tag was deleted', async () => {
    const { client } = clientOf(() => ({ body: { name: 'a', tags: null } }));
    assert.deepEqual((await firstPages(tags(client, 'a', { pageSize: 2 }), 100)).items, []);
  });
});

describe('The digest of a tag', () => {
  const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

  it('is told by a header, without the manifest', async () => {
    const { client, http } = clientOf(() => ({ headers: { 'docker-content-digest': digest } }));
    assert.equal(await digestOf(client, 'a/b', '1'), digest);
    assert.deepEqual(http.asked, ['HEAD https://reg.example/v2/a/b/manifests/1']);
  });

  it('is not taken from a registry that does not tell, or tells nonsense', async () => {
    for (const headers of [{}, { 'docker-content-digest': '$(rm -rf /)' }]) {
      const { client } = clientOf(() => ({ headers: headers as Record<string, string> }));
      await assert.rejects(digestOf(client, 'a', '1'), (error) => {
        return RegistryError.is(error, 'badAnswer');
      });
    }
  });
});
