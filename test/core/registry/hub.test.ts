import assert from 'node:assert/strict';
import { RegistryError } from '../../../core/registry/errors.ts';
import { Hub } from '../../../core/registry/hub.ts';
import { FakeHttp } from './fakeHttp.ts';

describe('Docker Hub', () => {
  it('finds repositories by a part of their name', async () => {
    const http = new FakeHttp(() => ({
      body: {
        count: 2,
        next: '',
        results: [
          {
            repo_name: 'library/node',
            short_description: 'JavaScript',
            star_count: 13000,
            pull_count: 5_000_000_000,
            is_official: true,
          },
          { repo_name: 'bitnami/node', star_count: 78 },
          { short_description: 'without a name' },
        ],
      },
    }));
    const { items, complete } = await new Hub(http.send).search('no de');
    assert.deepEqual(http.asked, [
      'GET https://hub.docker.com/v2/search/repositories/?query=no+de&page_size=25',
    ]);
    assert.ok(complete);
    assert.deepEqual(items, [
      {
        name: 'node',
        description: 'JavaScript',
        official: true,
        stars: 13000,
        pulls: 5_000_000_000,
      },
      { name: 'bitnami/node', description: '', official: false, stars: 78, pulls: 0 },
    ]);
  });

  it('tells tags with when they were pushed, for which platforms, and how large', async () => {
    const http = new FakeHttp(() => ({
      body: {
        next: 'https://hub.docker.com/v2/…&page=2',
        results: [
          { name: '21', last_updated: '2025-01-01T00:00:00Z', images: [] },
          {
            name: '22',
            last_updated: '2026-01-02T03:04:05Z',
            digest: 'sha256:abc',
            images: [
              { os: 'linux', architecture: 'amd64', variant: null, size: 100 },
              { os: 'linux', architecture: 'arm', variant: 'v7', size: 120 },
              { os: 'unknown', architecture: 'unknown', size: 900 },
            ],
          },
        ],
      },
    }));
    const { items, complete } = await new Hub(http.send).tags('library/node', '2');
    assert.deepEqual(http.asked, [
      'GET https://hub.docker.com/v2/namespaces/library/repositories/node/tags?page_size=100&ordering=last_updated&name=2',
    ]);
    assert.equal(complete, false);
    assert.deepEqual(items, [
      {
        name: '22',
        updatedAt: Date.UTC(2026, 0, 2, 3, 4, 5),
        digest: 'sha256:abc',
        platforms: ['linux/amd64', 'linux/arm/v7'],
        size: 120,
      },
      {
        name: '21',
        updatedAt: Date.UTC(2025, 0, 1),
        digest: undefined,
        platforms: [],
        size: undefined,
      },
    ]);
  });

  for (const [status, reason] of [
    [404, 'notFound'],
    [429, 'tooManyRequests'],
    [500, 'serverError'],
  ] as const) {
    it(`fails with a reason: ${status}`, async () => {
      const hub = new Hub(new FakeHttp(() => ({ status })).send);
      await assert.rejects(hub.tags('a/b', ''), (error) => RegistryError.is(error, reason));
    });
  }
});
