import assert from 'node:assert/strict';
import { EngineError } from '../../../client/engine/errors.ts';
import { node as layer } from '../../../client/tree/nodes/imageLayer.ts';
import { node as repository } from '../../../client/tree/nodes/imageRepository.ts';
import { container, image } from '../tree/picture.ts';
import { ImageStage } from './imageStage.ts';

const DIGEST = `ghcr.io/ada/shop@sha256:${'a'.repeat(64)}`;
const web = image({
  id: 'sha256:web',
  tags: ['ghcr.io/ada/shop:1', 'shop:1'],
  digests: [DIGEST],
});
const old = image({ id: 'sha256:old', tags: ['nginx:1.9'], size: 80_000_000 });
const dangling = image({ id: `sha256:${'f'.repeat(64)}`, tags: [], size: 12_000_000 });
const IN_USE = new EngineError('conflict', 'conflict: unable to remove (must force)');

function lines(...all: readonly string[]): string {
  return all.join('\n');
}

/** An Engine that removes nothing unless it is forced. */
function guarding(it: ImageStage): ImageStage {
  it.engineDoes = async (call) => {
    if (/^remove .*(?<!by force)$/.test(call)) throw IN_USE;
  };
  return it;
}

describe('removing images', () => {
  it('says that the image stays while it has other tags', async () => {
    assert.equal(
      await new ImageStage([web]).on('remove', 'shop:1'),
      lines(
        'ask: Remove the tag shop:1? / The image stays as ghcr.io/ada/shop:1. / [Remove Tag]',
        'progress: Removing shop:1',
        'engine: remove shop:1',
        'done: shop:1 removed',
      ),
    );
  });

  it('says what is freed with the last tag, and what was built from it', async () => {
    assert.match(
      await new ImageStage([old]).on('remove', 'nginx:1.9'),
      /^ask: Remove image nginx:1\.9\? \/ 80 MB, less what other images share with it, are freed\. \/ \[Remove\]$/m,
    );
    const child = image({ tags: ['shop:2'], parentId: old.id });
    assert.match(
      await new ImageStage([old, child]).on('remove', 'nginx:1.9'),
      /^ask: .* \/ Its layers stay: other images were built from it\. \//m,
    );
  });

  it('removes what has no name by its id', async () => {
    assert.match(
      await new ImageStage([dangling]).on('remove'),
      /^ask: Remove image ffffffffffff\? [\s\S]*^engine: remove sha256:f{64}$/m,
    );
  });

  it('names all of several, and how many images go with them', async () => {
    assert.match(
      await new ImageStage([web, old]).on('remove', 'shop:1', 'nginx:1.9'),
      /^ask: Remove 2 tags\? \/ shop:1, nginx:1\.9\. With them one image goes\. \/ \[Remove\]$/m,
    );
    assert.match(
      await new ImageStage([dangling, old]).on('remove'),
      /^ask: Remove 2 images\? \/ ffffffffffff, nginx:1\.9\. \/ \[Remove\]$/m,
    );
    assert.match(
      await new ImageStage([web, { ...old, tags: ['a:1', 'a:2'] }]).on('remove', 'shop:1', 'a:1'),
      /Only tags go: every image has others\./,
    );
  });

  it('asks once more before it uses force on what a container uses', async () => {
    const users = [container({ imageId: old.id, state: 'exited' })];
    assert.equal(
      await guarding(new ImageStage([old], users)).on('remove'),
      lines(
        'ask: Remove image nginx:1.9? / 80 MB, less what other images share with it, are freed. / [Remove]',
        'progress: Removing nginx:1.9',
        'engine: remove nginx:1.9',
        'ask: Remove nginx:1.9 though it is in use? / Container web uses it. It keeps its files, but no other container can be made from the image. / [Remove by Force]',
        'engine: remove nginx:1.9 by force',
        'done: nginx:1.9 removed',
      ),
    );
  });

  it('says that only the name goes while a container runs', async () => {
    const users = [container({ imageId: old.id }), container({ name: 'b', imageId: old.id })];
    assert.match(
      await guarding(new ImageStage([old], users)).on('remove'),
      /though it is in use\? \/ Containers web, b use it, and not all have stopped\. Only the name goes; the image stays without one\. \//,
    );
    const nameless = [container({ imageId: dangling.id })];
    assert.match(
      await guarding(new ImageStage([dangling], nameless)).on('remove'),
      /^error: ffffffffffff was not removed: Container web uses it and is running; stop and remove that first$/m,
    );
  });

  it('lets it be on a no, and says what the Engine says where no container uses it', async () => {
    const it = guarding(new ImageStage([old], [container({ imageId: old.id })]));
    let asked = 0;
    Object.defineProperty(it, 'agrees', { get: () => ++asked === 1 });
    const log = await it.on('remove');
    assert.doesNotMatch(log, /by force$|error|done/m);
    assert.match(
      await guarding(new ImageStage([old])).on('remove'),
      /^error: nginx:1\.9 was not removed: conflict: unable to remove \(must force\)$/m,
    );
  });

  it('removes an image with all its tags, one after the other', async () => {
    assert.equal(
      await new ImageStage([web]).on('removeAll', 'shop:1'),
      lines(
        'ask: Remove the image shop:1 with all its tags? / ghcr.io/ada/shop:1, shop:1 go. 190 MB, less what other images share with it, are freed. / [Remove All]',
        'progress: Removing shop:1',
        'engine: remove ghcr.io/ada/shop:1',
        'engine: remove shop:1',
        'done: shop:1 removed with all its tags',
      ),
    );
  });

  it('takes a tag away where there are others, without a question', async () => {
    assert.equal(
      await new ImageStage([web]).on('untag', 'shop:1'),
      lines('engine: remove shop:1', 'done: shop:1 taken away'),
    );
    assert.match(await new ImageStage([old]).on('untag'), /^info: .*not possible/);
  });

  it('removes all tags of a repository', async () => {
    const both = image({ id: 'sha256:a', tags: ['app:1', 'app:2'] });
    const it = new ImageStage([both]);
    const rows = it.rows().map(({ target }) => target);
    const target = { repository: 'docker.io/library/app', label: 'app', rows };
    const log = await it.run('longshore.imageRepository.remove', { kind: repository, target });
    assert.match(log, /^ask: Remove 2 tags\? \/ app:1, app:2\. With them one image goes\./m);
    assert.match(log, /^engine: remove app:1\nengine: remove app:2$/m);
  });
});

describe('image commands', () => {
  it('tag: a further name, checked before the Engine sees it', async () => {
    const it = new ImageStage([web]);
    it.types = 'team/app';
    assert.equal(
      await it.on('tag', 'shop:1'),
      lines(
        'input: Tag shop:1 / shop:1',
        'engine: tag sha256:web as team/app:latest',
        'done: shop:1 tagged',
      ),
    );
    for (const [typed, why] of [
      ['', 'Write a name and a tag'],
      ['shop:1', 'This is the name it has'],
      ['Team/app', '"Team" cannot be part of a name'],
    ] as const) {
      const refused = new ImageStage([web]);
      refused.types = typed;
      assert.ok((await refused.on('tag', 'shop:1')).includes(`refused: ${why}`), typed);
    }
  });

  it('run: in a new container, by its name', async () => {
    assert.equal(
      await new ImageStage([old]).on('run'),
      lines(
        'progress: Starting a container of nginx:1.9',
        'engine: create without a name from nginx:1.9',
        'engine: start new-id',
        'done: nginx:1.9 started in a new container',
      ),
    );
  });

  it('copy: names, ids, digests and lines to pull by', async () => {
    const copied = (verb: string, ...names: string[]) =>
      new ImageStage([web, old]).on(verb, ...names);
    assert.equal(await copied('copyName', 'shop:1', 'nginx:1.9'), 'copy: shop:1\nnginx:1.9');
    assert.equal(await copied('copyId', 'shop:1'), 'copy: sha256:web');
    assert.equal(await copied('copyDigest', 'ghcr.io/ada/shop:1'), `copy: ${DIGEST}`);
    assert.equal(await copied('copyPull', 'nginx:1.9'), 'copy: docker pull nginx:1.9');
  });

  it('inspect: as JSON that follows it', async () => {
    assert.match(
      await new ImageStage([web]).on('inspect', 'shop:1'),
      /^open: longshore:\/shop%3A1\.json\?/,
    );
  });

  it('open its page: where the registry has one', async () => {
    assert.equal(
      await new ImageStage([web]).on('openRegistry', 'ghcr.io/ada/shop:1'),
      'open outside: https://ghcr.io/ada/shop',
    );
    const local = image({ tags: ['localhost:5000/shop:1'] });
    assert.match(await new ImageStage([local]).on('openRegistry'), /not possible/);
  });

  const history = [
    { createdBy: 'ADD x /', comment: '', createdAt: 0, size: 80_000_000, tags: [] },
    { createdBy: 'CMD ["sh"]', comment: '', createdAt: 1_000, size: 0, tags: [] },
  ];

  it('history: as a table', async () => {
    const it = new ImageStage([old]);
    it.answers = { ...it.answers, history };
    assert.equal(
      await it.on('history'),
      lines(
        'engine: history sha256:old',
        'show: nginx:1.9 history.txt',
        'nginx:1.9: 80 MB in 1 layer',
        '',
        ' SIZE  CREATED               INSTRUCTION',
        '80 MB                        ADD x /',
        '       1970-01-01T00:00:01Z  CMD ["sh"]',
      ),
    );
  });

  it('compare: two that are selected, or one with another that is chosen', async () => {
    const it = new ImageStage([web, old]);
    it.answers = { ...it.answers, history };
    const log = await it.on('compare', 'shop:1', 'nginx:1.9');
    assert.match(log, /^compare: shop:1 ↔ nginx:1\.9\nshop:1 image\.txt\nId\n {2}sha256:web\n/m);
    assert.match(log, /^Layers\n {2}ADD x \/ {2}\(80 MB\)\n {2}CMD \["sh"\]$/m);
    const one = new ImageStage([web, old]);
    one.picks = 'nginx:1.9';
    assert.match(
      await one.on('compare', 'shop:1'),
      /^pick: Compare shop:1 \/ With which image \/ nginx:1\.9 [\s\S]*^compare: shop:1 ↔ nginx:1\.9$/m,
    );
    assert.match(
      await new ImageStage([web, old]).on('compare', 'shop:1', 'ghcr.io/ada/shop:1', 'nginx:1.9'),
      /^info: Compare Image: choose one image or two$/,
    );
  });

  it('open the line of a layer', async () => {
    const step = { createdBy: 'RUN make', comment: '', createdAt: 0, size: 1, tags: [] };
    const origin = { uri: 'file:///shop/Dockerfile', line: 3 };
    const target = { under: 'x', index: 0, step, origin };
    assert.equal(
      await new ImageStage([]).run('longshore.imageLayer.open', { kind: layer, target }),
      'open: file:///shop/Dockerfile at line 3',
    );
  });
});
