import assert from 'node:assert/strict';
import type { Container } from '../../../client/engine/containers/types.ts';
import { EngineError } from '../../../client/engine/errors.ts';
import { prunable } from '../../../client/engine/images/prunable.ts';
import type { Image } from '../../../client/engine/images/types.ts';
import { container, image } from '../tree/picture.ts';
import { ImageStage } from './imageStage.ts';

const DAY = 86_400_000;
const base = image({ id: 'sha256:base', tags: ['base:1'], size: 80_000_000, createdAt: DAY });
const built = image({
  id: 'sha256:built',
  tags: ['shop:1', 'shop:2'],
  parentId: base.id,
  size: 90_000_000,
  createdAt: 2 * DAY,
});
const dangling = image({
  id: `sha256:${'f'.repeat(64)}`,
  tags: [],
  size: 12_000_000,
  createdAt: 0,
});
const ALL = [base, built, dangling];

function ids(
  which: 'dangling' | 'unused',
  images: readonly Image[],
  containers: readonly Container[] = [],
): string {
  return prunable(which, { images, containers, usage: [] })
    .map((one) => one.image.id.slice('sha256:'.length, 'sha256:'.length + 5))
    .join(' ');
}

describe('what of images can be pruned', () => {
  it('is what has no tag, or no container, and what was built from others first', () => {
    assert.equal(ids('dangling', ALL), 'fffff');
    assert.equal(ids('unused', ALL), 'built base fffff');
  });

  it('is nothing that a container uses, be it stopped, and nothing such an image was built from', () => {
    const user = container({ imageId: built.id, state: 'exited' });
    assert.equal(ids('unused', ALL, [user]), 'fffff');
    assert.equal(ids('dangling', ALL, [container({ imageId: dangling.id })]), '');
    assert.equal(ids('unused', ALL, [container({ imageId: base.id })]), 'built fffff');
  });

  it('knows what was built from an image in the same second', () => {
    const child = { ...built, createdAt: base.createdAt };
    assert.equal(ids('unused', [base, child]), 'built base');
    assert.equal(ids('unused', [base, child], [container({ imageId: child.id })]), '');
  });

  it('frees what no other image holds', () => {
    const usage = [{ id: built.id, tags: [], size: 90, ownSize: 10 }];
    const [first] = prunable('unused', { images: [built], containers: [], usage });
    assert.deepEqual({ frees: first?.frees, shares: first?.shares }, { frees: 10, shares: true });
  });
});

describe('pruning images', () => {
  const prune = async (it: ImageStage) => it.run('longshore.images.prune');

  function stage(): ImageStage {
    const it = new ImageStage(ALL);
    const usage = (one: Image, ownSize: number) => ({
      id: one.id,
      tags: [],
      size: one.size,
      ownSize,
    });
    it.answers = {
      ...it.answers,
      usage: {
        ...it.answers.usage,
        images: [usage(base, 0), usage(built, 10_000_000), usage(dangling, 12_000_000)],
      },
    };
    return it;
  }

  it('shows what goes and what that frees, asks, and removes exactly that', async () => {
    const it = stage();
    it.picks = ['All images that no container uses', 'shop:1, shop:2', 'base:1', 'ffffffffffff'];
    assert.equal(
      await prune(it),
      [
        'progress: Measuring images',
        'engine: disk usage',
        'engine: images',
        'engine: containers',
        'pick: Prune Images / Which images? You will see every one before anything happens / Images without a tag (1 · 12 MB), All images that no container uses (3 · 22 MB or more)',
        'pick many: Prune: 22 MB or more / shop:1, shop:2, base:1, ffffffffffff',
        'ask: Remove 3 items, which frees 22 MB or more? / shop:1, shop:2, base:1, ffffffffffff. / [Remove]',
        'progress: Removing what is not used',
        'engine: remove shop:1',
        'engine: remove shop:2',
        'progress: 1 of 3',
        'engine: remove base:1',
        'progress: 2 of 3',
        `engine: remove ${dangling.id}`,
        'progress: 3 of 3',
        'done: 3 items removed, 22 MB freed',
      ].join('\n'),
    );
  });

  it('keeps what the user does not tick, and all of it on a no', async () => {
    const some = stage();
    some.picks = ['All images that no container uses', 'ffffffffffff'];
    assert.match(
      await prune(some),
      /^ask: Remove the image ffffffffffff, which frees 12 MB\? [\s\S]*^done: ffffffffffff removed, 12 MB freed$/m,
    );
    const no = stage();
    no.picks = ['Images without a tag', 'ffffffffffff'];
    no.agrees = false;
    assert.doesNotMatch(await prune(no), /engine: remove/);
  });

  it('uses no force on what came into use meanwhile, and minds none that has gone', async () => {
    const it = stage();
    it.picks = ['All images that no container uses', 'base:1', 'ffffffffffff'];
    it.engineDoes = async (call) => {
      if (call === 'remove base:1') throw new EngineError('conflict', 'it is used');
      if (call.startsWith('remove sha256')) throw new EngineError('notFound', 'no such image');
    };
    const log = await prune(it);
    assert.match(log, /^error: 1 of 2 items removed; base:1: it is used$/m);
    assert.doesNotMatch(log, /by force/);
  });

  it('says that there is nothing to prune', async () => {
    const it = new ImageStage([built], [container({ imageId: built.id })]);
    assert.match(await prune(it), /^info: Every image is used by a container/m);
  });
});
