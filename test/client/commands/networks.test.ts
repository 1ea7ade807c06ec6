import assert from 'node:assert/strict';
import type { Network } from '../../../client/engine/networks/types.ts';
import type { AnyNode } from '../../../client/tree/node.ts';
import { node as containerNetwork } from '../../../client/tree/nodes/containerNetwork.ts';
import { node } from '../../../client/tree/nodes/network.ts';
import { node as member } from '../../../client/tree/nodes/networkMember.ts';
import { networkUsers } from '../../../client/tree/users.ts';
import { container, snapshot } from '../tree/picture.ts';
import { Stage } from './runnerStage.ts';
import { NO_ANSWERS } from './stageEngine.ts';

function network(name: string): Network {
  return {
    id: `${name}-net`,
    name,
    driver: name === 'host' ? 'host' : 'bridge',
    scope: 'local',
    internal: false,
    attachable: false,
    ipv6: false,
    subnets: [{ subnet: '10.5.0.0/16' }],
    labels: {},
    options: {},
  };
}

const NETWORKS = ['shop', 'quiet', 'host'].map(network);
const WEB = container({ networks: ['shop'], addresses: { shop: ['10.5.0.2'] } });
const API = container({ name: 'api', state: 'exited' });

function row(name: string): AnyNode {
  return { kind: node, target: { id: `${name}-net`, users: networkUsers() } };
}

const MEMBER: AnyNode = { kind: member, target: { network: 'shop-net', container: 'web-id' } };

describe('commands on networks', () => {
  let stage: Stage;
  beforeEach(() => {
    stage = new Stage();
    stage.answers = { ...NO_ANSWERS, networks: NETWORKS };
    const networks = new Map(NETWORKS.map((one) => [one.id, one]));
    stage.store.set({ ...snapshot([WEB, API]), networks });
  });
  const run = (verb: string, ...rows: readonly AnyNode[]) =>
    stage.run(`longshore.${verb}`, rows[0], rows);

  it('create one as asked', async () => {
    stage.types = ['new', 'macvlan', '10.6.0.0/16 10.6.0.1', 'parent=eth0', 'team=shop'];
    stage.picks = ['Internal', 'Options and labels…'];
    const [, made = ''] =
      /^engine: create network (.*)$/m.exec(await stage.run('longshore.networks.create')) ?? [];
    assert.deepEqual(JSON.parse(made), {
      name: 'new',
      driver: 'macvlan',
      subnets: [{ subnet: '10.6.0.0/16', gateway: '10.6.0.1' }],
      internal: true,
      attachable: false,
      ipv6: false,
      options: { parent: 'eth0' },
      labels: { team: 'shop' },
    });
  });

  it('refuse what is no subnet, no gateway and no new name', async () => {
    for (const [types, why] of [
      [['shop'], 'There is a network with the name "shop" already'],
      [['a b'], 'Use letters, digits'],
      [['new', 'bridge', '10.5.0.0'], '"10.5.0.0" is no subnet; write it as 10.5.0.0/16'],
      [['new', 'bridge', '10.5.0.0/33'], '"10.5.0.0/33" is no subnet'],
      [['new', 'bridge', '10.5.0.0/16 fd00::1'], '"fd00::1" is no address of a gateway'],
    ] as const) {
      const one = new Stage();
      one.answers = stage.answers;
      one.types = types;
      const log = await one.run('longshore.networks.create');
      assert.ok(log.includes(`refused: ${why}`), log);
      assert.doesNotMatch(log, /engine: create/);
    }
  });

  it('connect a container that is not in it, with names and an address', async () => {
    stage.picks = 'api';
    stage.types = ['www, front', '10.5.0.42'];
    assert.equal(
      await run('network.connect', row('shop')),
      [
        'pick: Connect to shop / Choose a container / api (exited)',
        'input: Connect to shop: Names',
        'input: Connect to shop: Address',
        'progress: Connecting to shop',
        'engine: connect api-id to shop-net {"aliases":["www","front"],"ipv4":"10.5.0.42"}',
        'done: api connected to shop',
        'progress: 1 of 1',
      ].join('\n'),
    );
  });

  it('connect with nothing fixed; refuse what is no address; say when everybody is in it', async () => {
    stage.picks = 'web';
    stage.types = ['', ''];
    assert.match(
      await run('network.connect', row('quiet')),
      /^engine: connect web-id to quiet-net \{"aliases":\[\]\}$/m,
    );
    const other = new Stage();
    other.store.set({ ...stage.store.snapshot });
    other.picks = 'web';
    other.types = ['', 'ten'];
    const log = await other.run('longshore.network.connect', row('quiet'));
    assert.match(log, /^refused: This is no IP address$/m);
    const all = new Stage();
    all.store.set({ ...stage.store.snapshot, containers: new Map([[WEB.id, WEB]]) });
    assert.equal(
      await all.run('longshore.network.connect', row('shop')),
      'info: There is no container that is not in shop already',
    );
  });

  it('disconnect, and ask before', async () => {
    assert.equal(
      await run('networkMember.disconnect', MEMBER),
      [
        'ask: Disconnect web from shop? / Open connections are cut. / [Disconnect]',
        'progress: Disconnecting web',
        'engine: disconnect web-id from shop-net',
        'progress: 1 of 1',
        'done: web disconnected',
      ].join('\n'),
    );
  });

  it("disconnect from a container's own row", async () => {
    const own = { kind: containerNetwork, target: { container: 'web-id', name: 'shop' } };
    const log = await run('containerNetwork.disconnect', own);
    assert.match(log, /^ask: Disconnect web from shop\? \/ Open connections are cut\./m);
    assert.match(log, /^engine: disconnect web-id from shop$/m);
    assert.match(log, /^done: shop left$/m);
  });

  it("say who is in it before it is removed, and never remove the Engine's own", async () => {
    assert.match(
      await run('network.remove', row('shop'), row('host')),
      /^ask: Remove network shop\? \/ In shop is web: running ones must be disconnected first, stopped ones cannot be started without it\. \/ \[Remove\]$/m,
    );
    stage.log.length = 0;
    stage.store.set({ ...stage.store.snapshot, containers: undefined });
    stage.answers = { ...stage.answers, containers: [WEB] };
    assert.match(await run('network.remove', row('shop')), /^ask: .*In shop is web/m);
    stage.log.length = 0;
    assert.equal(
      await run('network.remove', row('host')),
      'info: Remove Network…: not possible for what is selected',
    );
  });

  it('copy names, ids and addresses, and inspect', async () => {
    const text = async (verb: string, one: AnyNode) => {
      stage.log.length = 0;
      return run(verb, one);
    };
    assert.equal(await text('network.copyName', row('shop')), 'copy: shop');
    assert.equal(await text('network.copyId', row('shop')), 'copy: shop-net');
    assert.equal(await text('networkMember.copyAddress', MEMBER), 'copy: 10.5.0.2');
    assert.match(await text('network.inspect', row('shop')), /^open: longshore:\/shop\.json\?/);
  });
});
