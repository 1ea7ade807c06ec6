import assert from 'node:assert/strict';
import { EngineError } from '../../../client/engine/errors.ts';
import type { Volume } from '../../../client/engine/volumes/types.ts';
import type { AnyNode } from '../../../client/tree/node.ts';
import { node } from '../../../client/tree/nodes/volume.ts';
import { volumeUsers } from '../../../client/tree/users.ts';
import { container, snapshot } from '../tree/picture.ts';
import { Stage } from './runnerStage.ts';
import { NO_ANSWERS } from './stageEngine.ts';

const DATA: Volume = {
  name: 'data',
  driver: 'local',
  mountpoint: '',
  scope: 'local',
  labels: {},
  options: {},
};
const OLD: Volume = { ...DATA, name: 'old', driver: 'nfs' };
const WEB = container({
  mounts: [{ type: 'volume', volume: 'data', source: '', destination: '/v', writable: true }],
});

function row(name: string): AnyNode {
  return { kind: node, target: { name, users: volumeUsers() } };
}

describe('commands on volumes', () => {
  let stage: Stage;
  beforeEach(() => {
    stage = new Stage();
    stage.answers = { ...NO_ANSWERS, volumes: [DATA, OLD], archive: 'archive' };
    const volumes = new Map([DATA, OLD].map((one) => [one.name, one]));
    stage.store.set({ ...snapshot([WEB]), volumes });
  });
  const run = (verb: string, ...rows: readonly AnyNode[]) =>
    stage.run(`longshore.${verb}`, rows[0], rows);

  it('create one as asked', async () => {
    stage.types = ['shop', 'nfs', 'o=addr=10.0.0.1 device=:/data', '"note=two words"'];
    assert.match(
      await stage.run('longshore.volumes.create'),
      /^engine: create volume \{"name":"shop","driver":"nfs","driverOptions":\{"o":"addr=10.0.0.1","device":":\/data"\},"labels":\{"note":"two words"\}\}\ndone: Volume shop created$/m,
    );
  });

  it('create one that the Engine names, and nothing when a box is dismissed', async () => {
    stage.types = ['', 'local', '', ''];
    assert.match(await stage.run('longshore.volumes.create'), /^done: Volume made-up created$/m);
    const other = new Stage();
    other.types = ['shop', 'local', ''];
    assert.doesNotMatch(await other.run('longshore.volumes.create'), /engine: create/);
  });

  it('refuse names that are taken or impossible, and options that are no pairs', async () => {
    for (const [types, why] of [
      [['data'], 'There is a volume with the name "data" already'],
      [['a b'], 'Use two or more letters'],
      [['shop', 'local', 'nothing'], '"nothing" is not written as name=value'],
    ] as const) {
      const one = new Stage();
      one.answers = stage.answers;
      one.types = types;
      assert.match(await one.run('longshore.volumes.create'), new RegExp(`^refused: ${why}`, 'm'));
    }
  });

  it('say who uses a volume before it is removed', async () => {
    assert.equal(
      await run('volume.remove', row('data')),
      [
        'ask: Remove volume data? / data is used by web: the Engine refuses to remove it until that container is removed. All that is in it is lost. / [Remove]',
        'progress: Removing data',
        'engine: remove volume data',
        'progress: 1 of 1',
        'done: data removed',
      ].join('\n'),
    );
  });

  it('remove several, and tell which was in use', async () => {
    stage.engineDoes = async (call) => {
      if (call === 'remove volume data') throw new EngineError('conflict', 'volume is in use');
    };
    const log = await run('volume.remove', row('data'), row('old'));
    assert.match(log, /^ask: Remove 2 volumes\? \/ data, old\. data is used by web/m);
    assert.match(log, /^error: 1 of 2 volumes removed; data: volume is in use$/m);
  });

  it('back one up to a file, and tell the bytes', async () => {
    stage.path = '/tmp/data.tar';
    const log = await run('volume.backUp', row('data'));
    assert.match(log, /^save: Back Up Volume data \/ data\.tar$/m);
    assert.match(log, /^progress: 7 B$/m);
    assert.match(log, /^wrote: \/tmp\/data\.tar 7 bytes$/m);
    assert.match(log, /^done: data backed up$/m);
  });

  it('ask before a volume in use is written to', async () => {
    stage.path = '/tmp/data.tar';
    stage.content = 'abc';
    const log = await run('volume.restore', row('data'));
    assert.match(
      log,
      /^ask: Restore the archive into volume data\? \/ It is used by web, which may read files that are half written\. Files of the same path are replaced; all others stay\. \/ \[Restore\]$/m,
    );
    assert.match(log, /^engine: restore data$/m);
    assert.match(log, /^progress: 3 B of 3 B$/m);
    stage.agrees = false;
    stage.log.length = 0;
    stage.store.set({ ...stage.store.snapshot, containers: undefined });
    stage.answers = { ...stage.answers, containers: [WEB] };
    assert.match(await run('volume.restore', row('data')), /^ask: .*It is used by web/m);
    stage.log.length = 0;
    assert.doesNotMatch(await run('volume.restore', row('data')), /engine: restore/);
  });

  it('clone one without its options, and leave no half of it', async () => {
    stage.types = 'old-copy';
    const log = await run('volume.clone', row('old'));
    assert.match(log, /^input: Clone Volume old \/ old-copy$/m);
    assert.match(log, /^engine: create volume \{"name":"old-copy","driver":"nfs"\}$/m);
    assert.match(log, /^engine: copy old to old-copy\nprogress: 2 MB$/m);
    stage.engineDoes = async (call) => {
      if (call.startsWith('copy')) throw new EngineError('cancelled', 'Cancelled');
    };
    stage.log.length = 0;
    assert.match(await run('volume.clone', row('old')), /^engine: remove volume old-copy$/m);
  });

  it('copy names and inspect', async () => {
    assert.equal(await run('volume.copyName', row('data'), row('old')), 'copy: data\nold');
    stage.log.length = 0;
    assert.match(await run('volume.inspect', row('data')), /^open: longshore:\/data\.json\?/);
  });

  it('measure sizes only when asked, and show them', async () => {
    const volumes = [
      { name: 'data', anonymous: false, size: 12, users: 1 },
      { name: 'old', anonymous: false, users: 0 },
    ];
    stage.answers = { ...stage.answers, usage: { ...NO_ANSWERS.usage, volumes } };
    assert.equal(
      await stage.run('longshore.volumes.measure'),
      [
        'progress: Measuring volumes',
        'engine: disk usage',
        'sizes: longshore.volumes 12',
        'done: 1 volume measured',
      ].join('\n'),
    );
  });
});
