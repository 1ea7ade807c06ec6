import assert from 'node:assert/strict';
import { SELECTION } from '../../../client/commands/rowFinder.ts';
import type { AnyNode } from '../../../client/tree/node.ts';
import { type ContainerGroup, node } from '../../../client/tree/nodes/containerGroup.ts';
import { container, snapshot } from '../tree/picture.ts';
import { rowOf, Stage } from './runnerStage.ts';

const labels = {
  'com.docker.compose.project': 'shop',
  'com.docker.compose.project.working_dir': '/work/shop',
  'com.docker.compose.project.config_files': '/work/shop/compose.yaml,override.yaml',
};
const web = container({ labels });
const db = container({ name: 'db', state: 'paused', labels });
const job = container({ name: 'job', state: 'exited', exitCode: 0, labels });
const other = container({ name: 'other' });

const SHOP: AnyNode = {
  kind: node,
  target: {
    groupBy: 'project',
    name: 'shop',
    members: ['web-id', 'db-id', 'job-id'],
  } satisfies ContainerGroup,
};

function stage(): Stage {
  const made = new Stage();
  made.store.set(snapshot([web, db, job, other]));
  return made;
}

function engineCalls(log: string): readonly string[] {
  return [...log.matchAll(/^engine: (.*)$/gm)].map(([, call = '']) => call);
}

describe('the containers of a group', () => {
  it('are started, stopped, restarted, paused and unpaused, those it applies to', async () => {
    const calls = async (verb: string) =>
      engineCalls(await stage().run(`longshore.containerGroup.${verb}`, SHOP));
    assert.deepEqual(await calls('start'), ['start job-id']);
    assert.deepEqual(await calls('stop'), ['stop web-id', 'stop db-id']);
    assert.deepEqual(await calls('restart'), ['restart web-id', 'restart db-id']);
    assert.deepEqual(await calls('pause'), ['pause web-id']);
    assert.deepEqual(await calls('unpause'), ['unpause db-id']);
  });

  it('are removed after one question that names them all', async () => {
    const log = await stage().run('longshore.containerGroup.remove', SHOP);
    assert.match(log, /^ask: Remove 3 containers\? \/ web, db, job\. 2 of them are running/m);
    assert.match(log, /^done: 3 containers removed$/m);
  });

  it('are told one by one when some fail', async () => {
    const it = stage();
    it.engineDoes = async (call) => {
      if (call === 'stop db-id') throw new Error('is frozen');
    };
    assert.match(
      await it.run('longshore.containerGroup.stop', SHOP),
      /^error: 1 of 2 containers stopped; db: is frozen$/m,
    );
  });

  it('are chosen by their Compose project in the palette', async () => {
    const it = stage();
    it.picks = 'shop';
    const log = await it.run('longshore.containerGroup.stop');
    assert.match(log, /^pick: Stop All Containers \/ Choose a Compose project \/ shop \(/m);
    assert.deepEqual(engineCalls(log), ['stop web-id', 'stop db-id']);
  });

  it('are what a key acts on when the group is selected, each once', async () => {
    const it = stage();
    it.selected = [SHOP, rowOf('web'), rowOf('other')];
    const log = await it.run('longshore.container.remove', SELECTION);
    assert.match(log, /^ask: Remove 4 containers\? \/ web, db, job, other\./m);
  });

  it('are not renamed by a key when the group is selected', async () => {
    const it = stage();
    it.selected = [SHOP];
    assert.equal(
      await it.run('longshore.container.rename', SELECTION),
      'info: Rename Container…: not possible for what is selected',
    );
  });

  it('belong to their Engine', async () => {
    const it = stage();
    const { store } = new Stage();
    store.set(snapshot([web]));
    it.beside.set('lab', store);
    const log = await it.run('longshore.containerGroup.stop', { ...SHOP, engine: 'lab' });
    assert.deepEqual(engineCalls(log), ['lab stop web-id']);
  });
});

describe('the row of a group', () => {
  const flags = (...containers: readonly ReturnType<typeof container>[]) => {
    const group = { ...SHOP.target, members: containers.map(({ id }) => id) };
    return node.item(snapshot(containers), group)?.flags.join(' ');
  };

  it('offers what applies to some of its containers', () => {
    assert.equal(flags(web), 'project live running compose');
    assert.equal(flags(job), 'project stopped compose');
    assert.equal(flags(web, db, job), 'project live stopped running paused compose');
    assert.equal(flags(other), 'project live running');
  });
});

describe('the Compose file of a group', () => {
  const open = (files: readonly string[], picks?: string) => {
    const it = stage();
    for (const path of files) it.files.add(path);
    it.picks = picks;
    return it.run('longshore.containerGroup.openCompose', SHOP);
  };

  it('is opened when it is here', async () => {
    assert.match(
      await open(['/work/shop/compose.yaml']),
      /^open: file:\/\/\/work\/shop\/compose\.yaml$/m,
    );
  });

  it('is chosen among several; a path is relative to the project', async () => {
    const both = ['/work/shop/compose.yaml', '/work/shop/override.yaml'];
    const log = await open(both, '/work/shop/override.yaml');
    assert.match(log, /^pick: Open Which Compose File\?/m);
    assert.match(log, /^open: file:\/\/\/work\/shop\/override\.yaml$/m);
  });

  it('is said to be elsewhere when it is not here', async () => {
    assert.match(
      await open([]),
      /^info: The Compose file of shop is not on this machine: \/work\/shop\/compose\.yaml, /m,
    );
  });
});
