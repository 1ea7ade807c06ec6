import assert from 'node:assert/strict';
import { EngineError } from '../../../client/engine/errors.ts';
import type { Network } from '../../../client/engine/networks/types.ts';
import type { AnyNode } from '../../../client/tree/node.ts';
import { node as disk } from '../../../client/tree/nodes/systemDisk.ts';
import { node as events } from '../../../client/tree/nodes/systemEvents.ts';
import { node as info } from '../../../client/tree/nodes/systemInfo.ts';
import { node as use } from '../../../client/tree/nodes/systemUse.ts';
import { SECTION } from '../../../client/tree/systemSection.ts';
import { container, image, snapshot } from '../tree/picture.ts';
import { Stage } from './runnerStage.ts';
import { NO_ANSWERS } from './stageEngine.ts';

const NETWORK: Network = {
  id: 'quiet-net',
  name: 'quiet',
  driver: 'bridge',
  scope: 'local',
  internal: false,
  attachable: false,
  ipv6: false,
  subnets: [],
  labels: {},
  options: {},
};
const NONAME = 'ab'.repeat(32);

/** Something of every kind that can go, and something that cannot. */
function stage(): Stage {
  const made = new Stage();
  made.store.set(snapshot([]));
  made.answers = {
    ...NO_ANSWERS,
    images: [image({ tags: ['old:1'] }), image({ tags: [], id: 'sha256:dangling' })],
    containers: [container({ networks: ['used'] })],
    networks: [
      NETWORK,
      { ...NETWORK, id: 'used-net', name: 'used' },
      { ...NETWORK, id: 'bridge-net', name: 'bridge' },
    ],
    usage: {
      images: [
        { id: 'sha256:old:1', tags: ['old:1'], size: 5e6, ownSize: 2e6, containers: 0 },
        { id: 'sha256:dangling', tags: [], size: 1e6, ownSize: 1e6, containers: 0 },
      ],
      layersSize: 9e6,
      containers: [
        { id: 'job-id', name: 'job', stopped: true, size: 1000 },
        { id: 'web-id', name: 'web', stopped: false, size: 1000 },
      ],
      volumes: [
        { name: 'data', anonymous: false, size: 10, users: 1 },
        { name: 'old', anonymous: false, size: 20_000, users: 0 },
        { name: NONAME, anonymous: true, size: 30_000, users: 0 },
      ],
      buildCache: [
        { id: 'x', size: 3e6, inUse: false, shared: false },
        { id: 'y', size: 4e6, inUse: true, shared: false },
      ],
    },
  };
  return made;
}

const row = (kind: AnyNode['kind'], target: unknown = SECTION): AnyNode => ({ kind, target });

describe('commands on the Engine itself', () => {
  it('prune what was chosen, kind after kind, and tell what was freed', async () => {
    const it = stage();
    it.picks = [
      'Stopped containers',
      'Volumes without a name that no container uses',
      'Build cache',
      // Then of the items:
      'job',
      'abababababab…',
      'Build cache of 1 step',
    ];
    assert.equal(
      await it.run('longshore.system.prune'),
      [
        'progress: Measuring what can be removed',
        'engine: disk usage',
        'engine: networks',
        'engine: containers',
        'engine: images',
        'engine: containers',
        'pick many: Prune / Stopped containers, Networks that no container is in, Volumes without a name that no container uses, All volumes that no container uses, Images without a tag that no container uses, All images that no container uses, Build cache',
        'pick many: Prune: 3 MB / job, abababababab…, Build cache of 1 step',
        'ask: Remove 3 items, which frees 3 MB? / job, abababababab…, Build cache of 1 step. What containers wrote, outside of volumes, is lost. All that is in the volumes is lost. / [Remove]',
        'progress: Removing what is not used',
        'engine: remove job-id',
        'progress: 1 of 3',
        `engine: remove volume ${NONAME}`,
        'progress: 2 of 3',
        'engine: prune build cache',
        'progress: 3 of 3',
        'done: 3 items removed, 3 MB freed',
      ].join('\n'),
    );
  });

  it('prune networks that no container is in, running or not', async () => {
    const it = stage();
    it.picks = 'quiet';
    const log = await it.run('longshore.networks.prune');
    assert.match(log, /^pick many: Prune \/ quiet$/m);
    assert.match(log, /^ask: Remove the network quiet\?/m);
    assert.match(log, /^engine: remove network quiet-net$/m);
  });

  it('leave what is unticked, and everything on a no', async () => {
    const it = stage();
    it.picks = 'old';
    assert.doesNotMatch(
      await it.run('longshore.volumes.prune'),
      new RegExp(`remove volume ${NONAME}`),
    );
    const no = stage();
    no.agrees = false;
    no.picks = 'old';
    assert.doesNotMatch(await no.run('longshore.volumes.prune'), /engine: remove/);
    const none = stage();
    none.picks = 'nothing of it';
    assert.doesNotMatch(await none.run('longshore.volumes.prune'), /ask:/);
  });

  it('say what could not be removed, and mind nothing that has gone', async () => {
    const it = stage();
    it.picks = ['old', 'abababababab…'];
    it.engineDoes = async (call) => {
      if (call === 'remove volume old') throw new EngineError('conflict', 'volume is in use');
      if (call.startsWith('remove volume ab')) throw new EngineError('notFound', 'no such volume');
    };
    assert.match(
      await it.run('longshore.volumes.prune'),
      /^error: 1 of 2 items removed; old: volume is in use$/m,
    );
  });

  it('say that there is nothing to remove', async () => {
    assert.match(
      await new Stage().run('longshore.volumes.prune'),
      /^info: There is nothing to remove: everything is in use$/m,
    );
  });

  it('prune one kind from its row, and measure again', async () => {
    const it = stage();
    it.picks = ['Build cache of 1 step'];
    const total = row(use, { use: 'buildCache', count: 2, size: 7e6, free: 3e6 });
    const log = await it.run('longshore.systemUse.prune', total);
    assert.match(log, /^ask: Remove the build cache, which frees 3 MB\?/m);
    assert.match(log, /^reload: \{"use":"buildCache"/m);
  });

  it('are not possible in an untrusted workspace where they steer', async () => {
    const it = stage();
    it.trusted = false;
    assert.match(await it.run('longshore.system.prune'), /^error: .*Restricted Mode/);
    assert.equal(
      await it.run('longshore.systemDisk.measure', row(disk)).then((log) => log.split('\n').at(-1)),
      'reload: {}',
    );
  });

  it('show events, of some kinds too, and let them wait', async () => {
    const it = stage();
    assert.equal(await it.run('longshore.systemEvents.open', row(events)), 'events: ');
    it.log.length = 0;
    it.picks = 'Containers,Volumes';
    assert.match(
      await it.run('longshore.systemEvents.filter', row(events)),
      /^events: container volume$/m,
    );
    it.log.length = 0;
    assert.match(
      await it.run('longshore.systemEvents.pause'),
      /^info: There are no events in front/,
    );
    it.log.length = 0;
    it.events = 'paused';
    assert.equal(await it.run('longshore.systemEvents.pause'), 'done: Events paused');
  });

  it('show all that the Engine says of itself', async () => {
    assert.equal(
      await stage().run('longshore.systemInfo.open', row(info)),
      'engine: info\nshow: Engine.json\n{\n  "ServerVersion": "27.0"\n}\n',
    );
  });
});
