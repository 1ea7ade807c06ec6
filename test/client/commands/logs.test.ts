import assert from 'node:assert/strict';
import { node as group } from '../../../client/tree/nodes/containerGroup.ts';
import { container, snapshot } from '../tree/picture.ts';
import { rowOf, Stage } from './runnerStage.ts';

describe('commands that show logs', () => {
  it('show those of several containers on one page, also in an untrusted workspace', async () => {
    const stage = new Stage();
    stage.trusted = false;
    const names = ['web', 'db', 'cache', 'api', 'job'];
    stage.store.set(snapshot(names.map((name) => container({ name, state: 'exited' }))));
    const rows = names.map(rowOf);
    assert.equal(
      await stage.run('longshore.container.logs', rows[0], rows.slice(0, 2)),
      'logs: web, db / web-id,db-id',
    );
    stage.log.length = 0;
    assert.equal(
      await stage.run('longshore.container.logs', rows[0], rows),
      'logs: web, db, cache and 2 more / web-id,db-id,cache-id,api-id,job-id',
    );
  });

  it('show those of all containers that have something in common', async () => {
    const stage = new Stage();
    stage.store.set(snapshot([container({ labels: { tier: 'front' } })]));
    const target = { groupBy: 'label:tier', name: 'front', members: ['web-id'] };
    assert.equal(
      await stage.run('longshore.containerGroup.logs', { kind: group, target }),
      'logs: front / all of label:tier front',
    );
  });
});
