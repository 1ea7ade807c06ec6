import assert from 'node:assert/strict';
import { EngineError } from '../../../client/engine/errors.ts';
import type { Image } from '../../../client/engine/images/types.ts';
import type { Snapshot, StoreChange } from '../../../client/engine/store.ts';
import { idOf } from '../../../client/tree/elements.ts';
import type { AnyNode, ViewOptions } from '../../../client/tree/node.ts';
import { ViewState } from '../../../client/tree/viewState.ts';
import { view } from '../../../client/tree/views/images.ts';
import { changeOf, changeOfIds, container, image, imageSnapshot } from './picture.ts';

const DEFAULTS = new ViewState({ get: () => undefined, update: async () => {} }, () => []).options(
  view,
);

/** The rows as indented text: groups, and the images in them. */
function draw(picture: Snapshot, change: Partial<ViewOptions> = {}): string {
  const options = { ...DEFAULTS, ...change };
  const under = (nodes: readonly AnyNode[], indent: string): readonly string[] =>
    nodes.flatMap(({ kind, target }) => {
      const item = kind.item(picture, target);
      const row = `${indent}${item?.label}  ${item?.description}`;
      return kind.kind === 'image'
        ? [row]
        : [row, ...under(kind.children(picture, target, options), `${indent}  `)];
    });
  return under(view.roots(picture, options), '').join('\n');
}

/** Labels only. */
function labels(picture: Snapshot, change: Partial<ViewOptions> = {}): string {
  return draw(picture, change).replace(/(?<=\S) {2}\S.*$/gm, '');
}

function affected(
  before: Snapshot,
  after: Snapshot,
  change: StoreChange,
  options: Partial<ViewOptions> = {},
): string {
  const nodes = view.affected(before, after, change, { ...DEFAULTS, ...options });
  return nodes === 'roots' ? 'roots' : nodes.map(idOf).join('\n');
}

function lines(...all: readonly string[]): string {
  return all.join('\n');
}

const DAY = 86_400_000;
const nginx = image({
  id: 'sha256:nginx',
  tags: ['nginx:1.27', 'nginx:latest'],
  digests: [`nginx@sha256:${'a'.repeat(64)}`],
});
const older = image({ tags: ['nginx:1.9'], createdAt: nginx.createdAt - DAY, size: 80_000_000 });
const shop = image({
  tags: ['ghcr.io/ada/shop:2', 'registry.example.com:5000/shop:2'],
  size: 300_000_000,
  labels: { 'org.opencontainers.image.version': '2.1' },
});
const dangling = image({
  id: `sha256:${'f'.repeat(64)}`,
  tags: [],
  size: 12_000_000,
  createdAt: 0,
});
const byDigest = image({
  tags: [],
  digests: [`busybox@sha256:${'0123456789ab'.repeat(6).slice(0, 64)}`],
});
const ALL = imageSnapshot([shop, nginx, older, dangling, byDigest]);

describe('the images view', () => {
  it('lists repositories with their tags; one alone is a row, and what has no name comes last', () => {
    assert.equal(
      draw(ALL),
      lines(
        'busybox@0123456789ab  190 MB · 2026-10-12',
        'ghcr.io/ada/shop:2  300 MB · 2026-10-12',
        'nginx  3 tags',
        '  1.9  80 MB · 2026-10-11',
        '  1.27  190 MB · 2026-10-12',
        '  latest  190 MB · 2026-10-12',
        'registry.example.com:5000/shop:2  300 MB · 2026-10-12',
        'ffffffffffff  12 MB',
      ),
    );
  });

  it('lists by registry, an image under each that has it', () => {
    assert.equal(
      draw(ALL, { groupBy: 'registry' }),
      lines(
        'docker.io  2',
        '  busybox@0123456789ab  190 MB · 2026-10-12',
        '  nginx  3 tags',
        '    1.9  80 MB · 2026-10-11',
        '    1.27  190 MB · 2026-10-12',
        '    latest  190 MB · 2026-10-12',
        'ghcr.io  1',
        '  ada/shop:2  300 MB · 2026-10-12',
        'registry.example.com:5000  1',
        '  shop:2  300 MB · 2026-10-12',
        'ffffffffffff  12 MB',
      ),
    );
  });

  it('lists every name by itself, and sorts', () => {
    const some = imageSnapshot([nginx, older, shop]);
    assert.equal(
      labels(some, { groupBy: 'none' }),
      lines(
        'ghcr.io/ada/shop:2',
        'nginx:1.9',
        'nginx:1.27',
        'nginx:latest',
        'registry.example.com:5000/shop:2',
      ),
    );
    assert.equal(
      labels(imageSnapshot([older, nginx, shop]), { groupBy: 'none', sort: 'size' }),
      lines(
        'ghcr.io/ada/shop:2',
        'registry.example.com:5000/shop:2',
        'nginx:1.27',
        'nginx:latest',
        'nginx:1.9',
      ),
    );
    assert.equal(
      labels(imageSnapshot([older, nginx]), { sort: 'newest' }),
      lines('nginx', '  1.27', '  latest', '  1.9'),
    );
  });

  it('marks what is in use, by a running container in green', () => {
    const uses = (name: string, state: 'running' | 'exited') =>
      container({ name, imageId: nginx.id, state });
    const icons = (picture: Snapshot) =>
      view.roots(picture, { ...DEFAULTS, groupBy: 'none' }).map(({ kind, target }) => {
        const item = kind.item(picture, target);
        return `${item?.label}: ${item?.icon?.color ?? 'plain'}, ${item?.description}`;
      });
    assert.deepEqual(icons(imageSnapshot([nginx, dangling], [uses('web', 'exited')])), [
      'nginx:1.27: plain, used by web · 190 MB · 2026-10-12',
      'nginx:latest: plain, used by web · 190 MB · 2026-10-12',
      'ffffffffffff: disabledForeground, 12 MB',
    ]);
    const both = imageSnapshot([older, nginx], [uses('web', 'running'), uses('b', 'exited')]);
    assert.deepEqual(icons(both).slice(1, 2), [
      'nginx:1.27: charts.green, used by 2 containers · 190 MB · 2026-10-12',
    ]);
    const [group] = view.roots(both, DEFAULTS);
    assert.deepEqual(group?.kind.item(both, group.target)?.icon, {
      codicon: 'repo',
      color: 'charts.green',
    });
  });

  it('hides dangling ones, unused ones, and what does not contain the filter', () => {
    const used = imageSnapshot([nginx, older, dangling], [container({ imageId: older.id })]);
    const toggles = (...ids: string[]) => labels(used, { toggles: new Set(ids) });
    assert.equal(toggles('unused'), lines('nginx', '  1.9', '  1.27', '  latest'));
    assert.equal(toggles('dangling'), 'nginx:1.9');
    assert.equal(
      labels(ALL, { filter: 'SHOP ghcr' }),
      lines('ghcr.io/ada/shop:2', 'registry.example.com:5000/shop:2'),
    );
    assert.equal(labels(ALL, { filter: 'version=2.1 shop' }).split('\n').length, 2);
    assert.equal(labels(ALL, { filter: 'fffff' }), 'ffffffffffff');
  });

  it('gives a name the same row whichever image has it, and names it to a screen reader', () => {
    const row = (one: Image) => view.roots(imageSnapshot([one]), DEFAULTS)[0]!;
    const next = { ...older, id: 'sha256:next' };
    assert.equal(idOf(row(older)), 'image:nginx:1.9');
    assert.equal(idOf(row(next)), 'image:nginx:1.9');
    const said = (one: Image) => row(one).kind.item(imageSnapshot([one]), row(one).target);
    assert.equal(said(older)?.accessibilityLabel, 'nginx:1.9, image, 80 MB, 2026-10-11');
    assert.equal(
      said(dangling)?.accessibilityLabel,
      'image ffffffffffff, image without a tag, 12 MB',
    );
  });

  it('says more under the pointer', () => {
    const picture = imageSnapshot([shop], [container({ imageId: shop.id })]);
    const [row] = view.roots(picture, DEFAULTS);
    assert.equal(
      row?.kind.tooltip?.(picture, row.target, shop.createdAt + 3 * DAY),
      lines(
        '**ghcr\\.io/ada/shop:2**',
        '',
        'Tags: ghcr\\.io/ada/shop:2, registry\\.example\\.com:5000/shop:2  ',
        'Size: 300 MB  ',
        'Created: 3 days ago  ',
        'Used by: web  ',
        'Version: 2\\.1  ',
        'Id: ghcr.io/ada/',
      ),
    );
  });

  it('has the flags that commands go by', () => {
    const flags = (one: Image, ...containers: ReturnType<typeof container>[]) => {
      const picture = imageSnapshot([one], containers);
      const [row] = view.roots(picture, { ...DEFAULTS, groupBy: 'none' });
      return row?.kind.item(picture, row.target)?.flags.join(' ');
    };
    assert.equal(flags(nginx), 'named tagged shared digest page unused');
    assert.equal(flags(older, container({ imageId: older.id })), 'named tagged page used');
    assert.equal(flags(byDigest), 'named dangling digest page unused');
    assert.equal(flags(dangling), 'nameless dangling unused');
  });

  describe('draws again', () => {
    const web = container({ imageId: nginx.id });
    const before = imageSnapshot([nginx, older], [web]);

    it('the rows of an image when its container stops, starts or goes', () => {
      const stopped = imageSnapshot([nginx, older], [{ ...web, state: 'exited' }]);
      const rows = lines(
        'images:repository:docker.io/library/nginx',
        'images:repository:docker.io/library/nginx',
        'images:repository:docker.io/library/nginx',
        'image:nginx:1.27',
        'image:nginx:latest',
      );
      assert.equal(affected(before, stopped, changeOf('web')), rows);
      assert.equal(affected(before, imageSnapshot([nginx, older]), changeOf('web')), rows);
      const flat = lines('image:nginx:1.27', 'image:nginx:latest');
      assert.equal(affected(before, stopped, changeOf('web'), { groupBy: 'none' }), flat);
    });

    it('only the container that is shown there when something else about it changes', () => {
      const after = imageSnapshot([nginx, older], [{ ...web, health: 'unhealthy' }]);
      assert.equal(
        affected(before, after, changeOf('web')),
        lines(
          'imageContainers:nginx:1.27/container:web-id',
          'imageContainers:nginx:latest/container:web-id',
        ),
      );
    });

    it('the list when a name comes, goes or moves, and when an unused one is used at last', () => {
      const change = changeOfIds([nginx.id]);
      const untagged = imageSnapshot([{ ...nginx, tags: ['nginx:1.27'] }, older], [web]);
      assert.equal(affected(before, untagged, change), 'roots');
      assert.equal(affected(before, imageSnapshot([older], [web]), change), 'roots');
      assert.equal(affected(imageSnapshot([older]), before, change), 'roots');
      const toggles = new Set(['dangling']);
      const used = imageSnapshot(
        [nginx, older],
        [web, container({ name: 'b', imageId: older.id })],
      );
      assert.equal(affected(before, used, changeOf('b'), { toggles }), 'roots');
    });

    it('one row when only labels change, nothing when nothing does', () => {
      const change = changeOfIds([older.id]);
      const labelled = imageSnapshot([nginx, { ...older, labels: { a: '1' } }], [web]);
      assert.equal(affected(before, labelled, change), 'image:nginx:1.9');
      assert.equal(affected(before, before, change), '');
      assert.equal(affected(before, before, changeOf('web')), '');
    });

    it('the list when the Engine is lost', () => {
      const error = new EngineError('notRunning', 'why');
      const lost = imageSnapshot([nginx], [], { kind: 'unreachable', error });
      assert.equal(affected(before, lost, { ...changeOf(), state: true }), 'roots');
      assert.equal(draw(lost), '');
    });
  });

  it('says how to get a first image, and how to see what is hidden', () => {
    const text = (key: string) =>
      view.welcome.find(({ when }) => when.endsWith(`longshore.images.${key}`))?.contents;
    assert.equal(
      text('empty'),
      lines(
        'There are no images yet.',
        'Pull one by its name, or build one from a Dockerfile.',
        '[Pull Image](command:longshore.image.pull)',
        '[Load Images from Archive](command:longshore.images.load)',
      ),
    );
    assert.match(text('some') ?? '', /^No image is shown: .*\n\[Clear Filter\]/);
    assert.deepEqual([view.count(imageSnapshot([])), view.count(ALL)], [0, 5]);
  });

  it('stays quick with many images and containers', () => {
    const images = Array.from({ length: 1000 }, (_, index) =>
      image({ tags: [`registry.example.com/team/app-${index % 250}:${index}`] }),
    );
    const containers = Array.from({ length: 10_000 }, (_, index) =>
      container({ name: `c-${index}`, imageId: images[index % 1000]!.id }),
    );
    const picture = imageSnapshot(images, containers);
    const started = performance.now();
    const rows = labels(picture).split('\n').length;
    assert.equal(rows, 1250);
    assert.ok(performance.now() - started < 1000, `${performance.now() - started} ms`);
  });
});
