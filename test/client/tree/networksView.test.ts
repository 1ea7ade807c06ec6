import assert from 'node:assert/strict';
import type { Container } from '../../../client/engine/containers/types.ts';
import type { Network } from '../../../client/engine/networks/types.ts';
import type { Snapshot } from '../../../client/engine/store.ts';
import { flagsOf, idOf } from '../../../client/tree/elements.ts';
import type { AnyNode, ViewOptions } from '../../../client/tree/node.ts';
import { ViewState } from '../../../client/tree/viewState.ts';
import { view } from '../../../client/tree/views/networks.ts';
import { changeOf, container, loadContext, snapshot } from './picture.ts';

function network(fields: Partial<Network> = {}): Network {
  const { name = 'shop' } = fields;
  return {
    id: `${name}-net`,
    name,
    driver: 'bridge',
    scope: 'local',
    internal: false,
    attachable: false,
    ipv6: false,
    subnets: [{ subnet: '10.5.0.0/16', gateway: '10.5.0.1' }],
    labels: {},
    options: {},
    ...fields,
  };
}

const HOST = network({ name: 'host', driver: 'host', subnets: [] });
const WEB = container({
  name: 'web',
  networks: ['shop'],
  addresses: { shop: ['10.5.0.2', 'fd00::2'] },
});
const JOB = container({ name: 'job', state: 'exited', networks: ['shop'] });

function picture(networks: readonly Network[], containers: readonly Container[] = []): Snapshot {
  return { ...snapshot(containers), networks: new Map(networks.map((one) => [one.id, one])) };
}

const DEFAULTS = new ViewState({ get: () => undefined, update: async () => {} }, () => []).options(
  view,
);

function rows(shown: Snapshot, options: ViewOptions = DEFAULTS): string {
  const lines = (nodes: readonly AnyNode[], indent: string): readonly string[] =>
    nodes.flatMap((node) => {
      const item = node.kind.item(shown, node.target);
      return [
        `${indent}${item?.label}  ${item?.description}`,
        ...lines(node.kind.children(shown, node.target, options), `${indent}  `),
      ];
    });
  return lines(view.roots(shown, options), '').join('\n');
}

function affected(before: Snapshot, after: Snapshot, change = changeOf(), options = DEFAULTS) {
  const nodes = view.affected(before, after, change, options);
  return nodes === 'roots' ? 'roots' : nodes.map(idOf).join(' ');
}

describe('the networks view', () => {
  it('shows who is in each with which addresses, and the own ones of the Engine last', () => {
    assert.equal(
      rows(picture([HOST, network(), network({ name: 'quiet', internal: true })], [WEB, JOB])),
      [
        'quiet  bridge · internal · nobody in it · 10.5.0.0/16',
        'shop  bridge · 2 containers · 10.5.0.0/16',
        '  job  no address · exited',
        '  web  10.5.0.2, fd00::2 · running',
        'host  host · built in · nobody in it',
      ].join('\n'),
    );
  });

  it('knows which can be removed, and which can be joined', () => {
    const bridge = network({ name: 'bridge' });
    const swarm = network({ name: 'services', driver: 'overlay', scope: 'swarm' });
    const open = { ...swarm, id: 'open', name: 'open', attachable: true };
    const all = picture([network(), bridge, HOST, swarm, open]);
    const flags = view
      .roots(all, DEFAULTS)
      .map((node) => [node.kind.item(all, node.target)?.label, ...flagsOf(all, node)].join(' '));
    assert.deepEqual(flags, [
      'open network removable joinable',
      'services network removable',
      'shop network removable joinable',
      'bridge network builtIn joinable',
      'host network builtIn',
    ]);
  });

  it("hides the Engine's own and the unused, filters by subnet, groups by driver", () => {
    const all = picture([HOST, network(), network({ name: 'quiet' })], [WEB]);
    const firsts = (options: ViewOptions) =>
      view.roots(all, options).map((node) => node.kind.item(all, node.target)?.label);
    assert.deepEqual(firsts({ ...DEFAULTS, toggles: new Set() }), ['shop']);
    assert.deepEqual(firsts({ ...DEFAULTS, filter: '10.5.' }), ['quiet', 'shop']);
    assert.deepEqual(firsts({ ...DEFAULTS, groupBy: 'driver' }), ['bridge', 'host']);
  });

  it("asks a swarm's network who else is in it, and no other", async () => {
    const swarm = network({ driver: 'overlay', scope: 'swarm' });
    const endpoints = async () => [
      { id: WEB.id, name: 'web', addresses: ['10.5.0.2'] },
      { id: 'lb-shop', name: 'shop-endpoint', addresses: ['10.5.0.9'] },
    ];
    const loaded = async (one: Network) => {
      const all = picture([one], [WEB]);
      const [node] = view.roots(all, DEFAULTS);
      const context = loadContext(all, { networks: { endpoints } });
      const found = (await node?.kind.load?.(context, node.target)) ?? [];
      return found.map(({ kind, target }) => {
        const item = kind.item(all, target);
        return `${item?.label}  ${item?.description}`;
      });
    };
    assert.deepEqual(await loaded(swarm), ['shop-endpoint  10.5.0.9']);
    assert.deepEqual(await loaded(network()), []);
  });

  it('draws the row again whose members changed, and no other', () => {
    const both = [network(), network({ name: 'quiet' })];
    const change = changeOf('web');
    assert.equal(affected(picture(both), picture(both, [WEB]), change), 'network:shop-net');
    assert.equal(affected(picture(both, [WEB]), picture(both), change), 'network:shop-net');
    const api = container({ name: 'api' });
    assert.equal(affected(picture(both), picture(both, [api]), changeOf('api')), '');
    const came = { ...changeOf(), networks: new Set(['quiet-net']) };
    assert.equal(affected(picture([network()]), picture(both), came), 'roots');
  });

  it('tells all in the tooltip', () => {
    const all = picture([network({ internal: true, ipv6: true, createdAt: 0 })]);
    const [row] = view.roots(all, DEFAULTS);
    assert.equal(
      row?.kind.tooltip?.(all, row.target, 3_600_000),
      [
        '**shop**\n',
        'Driver: bridge  ',
        'Scope: local  ',
        'Subnets: 10\\.5\\.0\\.0/16, gateway 10\\.5\\.0\\.1  ',
        'Kind: internal: no way out, IPv6  ',
        'Created: 1 hour ago  ',
        'Id: shop-net',
      ].join('\n'),
    );
  });
});
