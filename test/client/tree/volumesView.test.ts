import assert from 'node:assert/strict';
import type { Container } from '../../../client/engine/containers/types.ts';
import type { Snapshot } from '../../../client/engine/store.ts';
import type { Volume } from '../../../client/engine/volumes/types.ts';
import { idOf } from '../../../client/tree/elements.ts';
import type { AnyNode, ViewOptions } from '../../../client/tree/node.ts';
import { Sizes } from '../../../client/tree/sizes.ts';
import { ViewState } from '../../../client/tree/viewState.ts';
import { view } from '../../../client/tree/views/volumes.ts';
import { changeOf, container, snapshot } from './picture.ts';

const ANONYMOUS = 'ab'.repeat(32);

function volume(fields: Partial<Volume> = {}): Volume {
  return {
    name: 'data',
    driver: 'local',
    mountpoint: '/var/lib/docker/volumes/data/_data',
    scope: 'local',
    labels: {},
    options: {},
    ...fields,
  };
}

function mounting(name: string, ...volumes: readonly string[]): Container {
  const mounts = volumes.map((one) => ({
    type: 'volume' as const,
    volume: one,
    source: '',
    destination: `/${one.slice(0, 4)}`,
    writable: name !== 'reader',
  }));
  return container({ name, mounts });
}

function picture(volumes: readonly Volume[], containers: readonly Container[] = []): Snapshot {
  const known = new Map(volumes.map((one) => [one.name, one]));
  return { ...snapshot(containers), volumes: known };
}

const DEFAULTS = new ViewState({ get: () => undefined, update: async () => {} }, () => []).options(
  view,
);

function rows(shown: Snapshot, options: ViewOptions = DEFAULTS): string {
  const lines = (nodes: readonly AnyNode[], indent: string): readonly string[] =>
    nodes.flatMap((node) => {
      const item = node.kind.item(shown, node.target);
      return [
        `${indent}${item?.label}  ${item?.description}`.trimEnd(),
        ...lines(node.kind.children(shown, node.target, options), `${indent}  `),
      ];
    });
  return lines(view.roots(shown, options), '').join('\n');
}

function affected(before: Snapshot, after: Snapshot, change = changeOf(), options = DEFAULTS) {
  const nodes = view.affected(before, after, change, options);
  return nodes === 'roots' ? 'roots' : nodes.map(idOf).join(' ');
}

describe('the volumes view', () => {
  it('says who uses each, and where it is mounted', () => {
    const containers = [mounting('web', 'data'), mounting('reader', 'data')];
    assert.equal(
      rows(picture([volume(), volume({ name: 'old' })], containers)),
      [
        'data  used by reader and web',
        '  reader  /data (read-only) · nginx:1.27 · running',
        '  web  /data · nginx:1.27 · running',
        'old  unused',
      ].join('\n'),
    );
  });

  it('counts very many users, and says a driver that is not local', () => {
    const containers = ['a', 'b', 'c'].map((name) => mounting(name, 'data'));
    assert.match(
      rows(picture([volume({ driver: 'nfs' })], containers)),
      /^data {2}nfs · used by a and 2 more$/m,
    );
  });

  it('shortens names that the Engine made up, and shows them last', () => {
    const all = picture([volume({ name: ANONYMOUS }), volume({ name: 'z' })]);
    assert.equal(rows(all), 'z  unused\nabababababab…  unused');
    const named = { ...DEFAULTS, toggles: new Set(['unused']) };
    assert.equal(rows(all, named), 'z  unused');
  });

  it('says nothing of users while containers are not known', () => {
    assert.equal(rows({ ...picture([volume()]), containers: undefined }), 'data');
  });

  it('groups by Compose project and by driver', () => {
    const labels = { 'com.docker.compose.project': 'shop' };
    const all = picture([volume({ name: 'db', labels }), volume()]);
    assert.equal(rows(all), 'shop  1\n  db  unused\ndata  unused');
    assert.equal(
      rows(all, { ...DEFAULTS, groupBy: 'driver' }),
      'local  2\n  data  unused\n  db  unused',
    );
  });

  it('filters by name, driver and labels, and hides what nobody uses', () => {
    const labels = { team: 'shop' };
    const all = picture([volume({ labels }), volume({ name: 'old' })], [mounting('web', 'old')]);
    assert.equal(rows(all, { ...DEFAULTS, filter: 'TEAM=shop' }), 'data  unused');
    assert.match(
      rows(all, { ...DEFAULTS, toggles: new Set(['anonymous']) }),
      /^old {2}used by web/,
    );
  });

  it('sorts by age and by the sizes that were measured', () => {
    const [small, large, unknown] = [
      volume({ name: 'small', createdAt: 1 }),
      volume({ name: 'large', createdAt: 2 }),
      volume({ name: 'unknown' }),
    ];
    const all = picture([small, large, unknown]);
    const sizes = new Sizes();
    sizes.note(small, 1000);
    sizes.note(large, 2_500_000);
    assert.equal(
      rows(all, { ...DEFAULTS, sort: 'size', sizes }),
      'large  unused · 2.5 MB\nsmall  unused · 1 kB\nunknown  unused',
    );
    const [newest] = view.roots(all, { ...DEFAULTS, sort: 'newest' });
    assert.equal(newest && idOf(newest), 'volume:large');
  });

  it('has no rows when the Engine is lost', () => {
    const lost = { kind: 'unreachable', error: new Error('why') } as unknown as Snapshot['state'];
    assert.equal(rows({ ...picture([volume()]), state: lost }), '');
    assert.equal(affected(picture([volume()]), { ...picture([volume()]), state: lost }), 'roots');
  });

  describe('draws again', () => {
    const web = mounting('web', 'data');
    const both = [volume(), volume({ name: 'old' })];

    it('the row whose user changed, and no other', () => {
      const stopped = { ...web, state: 'exited' as const };
      const change = changeOf('web');
      assert.equal(affected(picture(both, [web]), picture(both, [stopped]), change), 'volume:data');
      assert.equal(affected(picture(both, [web]), picture(both), change), 'volume:data');
    });

    it('the list when a row comes, or when what is hidden changes', () => {
      const change = { ...changeOf(), volumes: new Set(['old']) };
      assert.equal(affected(picture([volume()]), picture(both), change), 'roots');
      const used = { ...DEFAULTS, toggles: new Set(['anonymous']) };
      assert.equal(affected(picture(both, [web]), picture(both), changeOf('web'), used), 'roots');
    });

    it('nothing for containers without volumes', () => {
      const api = container({ name: 'api' });
      assert.equal(affected(picture(both), picture(both, [api]), changeOf('api')), '');
    });
  });

  it('tells all in the tooltip', () => {
    const made = volume({ createdAt: 0, options: { type: 'nfs', device: ':/data' } });
    const all = picture([made], [mounting('web', 'data')]);
    const [row] = view.roots(all, DEFAULTS);
    assert.equal(
      row?.kind.tooltip?.(all, row.target, 3_600_000),
      [
        '**data**\n',
        'Driver: local  ',
        'Options: type=nfs, device=:/data  ',
        'Folder: /var/lib/docker/volumes/data/\\_data  ',
        'Used by: web  ',
        'Size: not measured  ',
        'Created: 1 hour ago',
      ].join('\n'),
    );
  });
});
