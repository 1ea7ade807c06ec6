import assert from 'node:assert/strict';
import { Stage } from './runnerStage.ts';

describe('the command that shows the stage graph', () => {
  it('shows it for the Dockerfile in front, also in Restricted Mode', async () => {
    const stage = new Stage();
    stage.trusted = false;
    assert.equal(await stage.run('longshore.stages.showGraph'), 'stage graph');
  });

  it('says what to do when there is none', async () => {
    const stage = new Stage();
    stage.dockerfile = false;
    assert.equal(
      await stage.run('longshore.stages.showGraph'),
      'stage graph\ninfo: Open a Dockerfile to see its stages',
    );
  });
});
