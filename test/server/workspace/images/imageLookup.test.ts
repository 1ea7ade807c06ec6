import assert from 'node:assert/strict';
import type { LentImages } from '../../../../server/workspace/images/imageLookup.ts';
import { ImageSources } from '../../../../server/workspace/images/imageSources.ts';
import type { Registry } from '../../../../server/workspace/ports.ts';
import { ManualClock } from '../manualClock.ts';

const TAG = { name: '1', updatedAt: undefined, platforms: [], size: undefined };

function lookup(options: { lent?: LentImages; online?: boolean; answers?: boolean } = {}) {
  const clock = new ManualClock();
  const asked: string[] = [];
  const { answers = true, online = true } = options;
  const answer = <T>(value: T): Promise<T> =>
    answers ? Promise.resolve(value) : new Promise<T>(() => {});
  const registry: Registry = {
    repositories(text) {
      asked.push(`repositories ${text}`);
      return answer({ items: [], complete: true });
    },
    tags(repository, text) {
      asked.push(`tags ${repository} ${text}`);
      return answer({ items: [TAG], complete: true });
    },
    digest(reference) {
      asked.push(`digest ${reference}`);
      return answer('sha256:abc');
    },
  };
  const images = new ImageSources({ lent: options.lent, registry, clock }).for({ online });
  return { images, asked, clock };
}

describe('Images while somebody types', () => {
  const { signal } = new AbortController();

  it('are looked up when the keys have been still for a moment', async () => {
    const { images, asked, clock } = lookup();
    const first = new AbortController();
    const dropped = images.tags('node', '2', first.signal);
    await clock.advance(100);
    first.abort();
    const wanted = images.tags('node', '22', signal);
    await clock.advance(100);
    assert.deepEqual(asked, []);
    await clock.advance(100);
    assert.deepEqual(asked, ['tags node 22']);
    assert.equal(await dropped, undefined);
    assert.deepEqual((await wanted)?.items, [TAG]);
    assert.deepEqual(clock.pending, []);
  });

  it('are waited for, but not for ever', async () => {
    const { images, clock } = lookup({ answers: false });
    const wanted = images.tags('node', '', signal);
    await clock.advance(200);
    await clock.advance(2000);
    assert.deepEqual(await wanted, { items: [], complete: false });
  });

  it('are not looked up where the user wants no network', async () => {
    const { images, asked, clock } = lookup({ online: false });
    assert.equal(await images.tags('node', '', signal), undefined);
    assert.equal(await images.repositories('node', signal), undefined);
    assert.equal(await images.repositories('', signal), undefined);
    assert.equal(await images.digest('node', signal), undefined);
    assert.deepEqual([asked, clock.pending], [[], []]);
  });

  it('are not searched for by a single letter', async () => {
    const { images, asked } = lookup();
    assert.deepEqual(await images.repositories('n', signal), { items: [], complete: false });
    assert.deepEqual(asked, []);
  });

  it('are asked of the editor first, which has accounts', async () => {
    const local = [{ name: 'node', tags: ['22'], size: 1, createdAt: 2 }];
    const lent: LentImages = {
      localImages: async () => local,
      imageTags: async (repository) => (repository === 'mine' ? ['2', '1'] : undefined),
    };
    const { images, asked, clock } = lookup({ lent });
    assert.equal(await images.local(signal), local);
    const mine = await images.tags('mine', '', signal);
    assert.deepEqual(
      mine?.items.map(({ name }) => name),
      ['2', '1'],
    );
    assert.deepEqual(asked, []);
    const others = images.tags('other', '', signal);
    await clock.advance(200);
    assert.deepEqual((await others)?.items, [TAG]);
  });
});
