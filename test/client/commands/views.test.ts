import assert from 'node:assert/strict';
import { NO_OPTIONS } from '../../../client/tree/node.ts';
import { Stage } from './runnerStage.ts';

describe('commands on the containers view', () => {
  const VIEW = 'longshore.containers';
  let stage: Stage;
  beforeEach(() => {
    stage = new Stage();
  });

  it('filter it, beginning with the filter it has', async () => {
    stage.options = { ...NO_OPTIONS, filter: 'old' };
    stage.types = ' web ';
    assert.equal(
      await stage.run(`${VIEW}.filter`),
      `input: Filter Containers / old\nchange: ${VIEW} {"filter":"web"}`,
    );
  });

  it('change nothing when dismissed', async () => {
    assert.equal(await stage.run(`${VIEW}.filter`), 'input: Filter Containers / ');
    assert.doesNotMatch(await stage.run(`${VIEW}.groupBy`), /change/);
    assert.doesNotMatch(await stage.run(`${VIEW}.sort`), /change/);
  });

  it('clear its filter', async () => {
    assert.equal(await stage.run(`${VIEW}.clearFilter`), `change: ${VIEW} {"filter":""}`);
  });

  it('group it, and say what holds now', async () => {
    stage.options = { ...NO_OPTIONS, groupBy: 'project' };
    stage.picks = 'Image';
    const log = await stage.run(`${VIEW}.groupBy`);
    assert.match(log, /^pick: .*Compose project \(now\), Image \(undefined\)/);
    assert.match(log, /^change: longshore\.containers \{"groupBy":"image"\}$/m);
  });

  it('group it by a label that is asked for', async () => {
    stage.picks = 'Label…';
    stage.types = 'com.example.team';
    assert.match(await stage.run(`${VIEW}.groupBy`), /\{"groupBy":"label:com\.example\.team"\}$/);
  });

  it('sort it and choose what is shown', async () => {
    stage.picks = 'Newest first';
    assert.match(await stage.run(`${VIEW}.sort`), /\{"sort":"newest"\}$/);
    stage.picks = 'Stopped containers';
    assert.match(await stage.run(`${VIEW}.show`), /\{"toggles":\["stopped"\]\}$/);
  });
});
