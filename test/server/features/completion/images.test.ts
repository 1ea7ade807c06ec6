import assert from 'node:assert/strict';
import { resolveLazy } from '../../../../server/features/completion/resolve.ts';
import type { FoundTag } from '../../../../server/workspace/ports.ts';
import { completed, labels, proposal, type World, written } from './completing.ts';

const DAY = Date.UTC(2026, 4, 1);

function tag(name: string, more: Partial<FoundTag> = {}): FoundTag {
  return { name, updatedAt: undefined, platforms: [], size: undefined, ...more };
}

const world: World = {
  local: [
    { name: 'node', tags: ['22', '20-slim'], size: 1e9, createdAt: DAY },
    { name: 'localhost:5000/shop/web', tags: ['1'], size: 1e6, createdAt: DAY },
  ],
  repositories: {
    items: [
      { name: 'node', description: '', official: true, pulls: 5e9 },
      { name: 'bitnami/node', description: 'Packaged', official: false, pulls: 1_500_000 },
    ],
    complete: false,
  },
  tags: {
    node: {
      items: [
        tag('24', { updatedAt: DAY, platforms: ['linux/amd64', 'linux/arm64'], size: 4e8 }),
        tag('22'),
      ],
      complete: true,
    },
    'localhost:5000/shop/web': { items: [tag('2'), tag('1')], complete: true },
    'docker/dockerfile': { items: [tag('1.20')], complete: true },
  },
  digests: { 'node:24': 'sha256:abc' },
};

describe('Completion of images', () => {
  it('proposes stages, then images of this machine, then the rest, and scratch', async () => {
    const all = await labels('FROM a AS build\nFROM <|>', world);
    assert.deepEqual(all.slice(0, 5), [
      ...['build', 'node:22', 'node:20-slim', 'localhost:5000/shop/web:1', 'alpine'],
    ]);
    assert.ok(all.includes('bitnami/node') && all.includes('scratch'));
    assert.equal(all.filter((label) => label === 'node').length, 1);
  });

  it('has a list of its own where nobody can be asked', async () => {
    const { items, complete } = await completed('FROM <|>');
    assert.ok(complete);
    assert.deepEqual(
      items.slice(0, 3).map(({ label }) => label),
      ['alpine', 'ubuntu', 'debian'],
    );
  });

  it('says that typing more may bring others', async () => {
    assert.equal((await completed('FROM no<|>', world)).complete, false);
  });

  it('bothers no registry with the beginning of a stage, but with what goes on otherwise', async () => {
    const asked: string[] = [];
    const listening = { ...world, asked };
    const stage = 'FROM a AS build\nFROM b\nCOPY --from=';
    assert.equal((await completed(`${stage}bu<|> c d`, listening)).complete, false);
    assert.deepEqual(asked, []);
    await completed(`${stage}bus<|> c d`, listening);
    assert.deepEqual(asked, ['bus']);
  });

  it('tells how much others are used', async () => {
    const { description, detail } = await proposal('FROM bit<|>', 'bitnami/node', world);
    assert.deepEqual([description, detail], ['1M pulls', 'Packaged']);
  });

  it('replaces the name alone where there is a tag', async () => {
    assert.equal(
      await written('FROM nod<|>x:22-slim AS b', 'alpine', world),
      'FROM alpine:22-slim AS b',
    );
    assert.equal(
      await written('FROM nod<|>x:22 AS b', 'node:20-slim', world),
      'FROM node:20-slim AS b',
    );
  });

  it('writes the colon where the editor asks for tags then', async () => {
    assert.equal(await written('FROM al<|>', 'alpine', { ...world, again: true }), 'FROM alpine:');
    assert.equal(await written('FROM al<|>', 'alpine', world), 'FROM alpine');
    assert.equal(
      await written('FROM al<|>:3', 'alpine', { ...world, again: true }),
      'FROM alpine:3',
    );
  });

  it('proposes the images in COPY --from and mounts too', async () => {
    for (const marked of ['COPY --from=<|> a b', 'RUN --mount=type=bind,from=<|> b']) {
      assert.ok((await labels(`FROM a\n${marked}`, world)).includes('node:22'), marked);
    }
  });
});

describe('Completion of tags', () => {
  it('proposes those of this machine, then those of the registry in its order', async () => {
    assert.deepEqual(await labels('FROM node:<|>', world), ['22', '20-slim', '24']);
    const { description, detail } = await proposal('FROM node:2<|>', '24', world);
    assert.deepEqual([description, detail], ['2026-05-01', '400 MB, linux/amd64, linux/arm64']);
  });

  it('replaces the tag alone', async () => {
    assert.equal(await written('FROM node:2<|>0 AS b', '24', world), 'FROM node:24 AS b');
    assert.equal(
      await written('FROM node:2<|>0@sha256:0 AS b', '24', world),
      'FROM node:24@sha256:0 AS b',
    );
  });

  it('tells a port from a tag', async () => {
    assert.deepEqual(await labels('FROM localhost:5000/shop/web:<|>', world), ['1', '2']);
  });

  it('puts in the values of global arguments', async () => {
    assert.deepEqual(await labels('ARG R=node\nFROM ${R}:<|>', world), ['22', '20-slim', '24']);
    assert.deepEqual(await labels('ARG R\nFROM $R:<|>', world), []);
  });

  it('proposes the tags of frontends', async () => {
    const all = await labels('# syntax=docker/dockerfile:<|>', world);
    assert.ok(all.includes('1.20') && all.includes('docker/dockerfile:1'));
    assert.equal(
      await written('# syntax=docker/dockerfile:<|>', '1.20', world),
      '# syntax=docker/dockerfile:1.20',
    );
  });
});

describe('Completion of digests', () => {
  it('proposes what a tag stands for now', async () => {
    assert.equal(
      await written('FROM node:24@<|> AS b', 'sha256:abc', world),
      'FROM node:24@sha256:abc AS b',
    );
    assert.deepEqual(await labels('FROM node:none@<|>', world), []);
  });

  it('tells it when a tag is looked at', async () => {
    const { lazy } = await proposal('FROM node:<|>', '24', world);
    assert.ok(lazy);
    const images = {
      local: async () => undefined,
      repositories: async () => undefined,
      tags: async () => undefined,
      digest: async (reference: string) => (reference === 'node:24' ? 'sha256:abc' : undefined),
    };
    const signal = new AbortController().signal;
    assert.equal(await resolveLazy(lazy, images, signal), '`node:24` is now\n\n`sha256:abc`');
    assert.match(
      (await resolveLazy({ what: 'rule', code: 'DL3004' }, images, signal)) ?? '',
      /sudo/,
    );
    assert.equal(await resolveLazy({ what: 'rule', code: 'XX1' }, images, signal), undefined);
  });
});
