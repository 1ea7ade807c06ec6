import assert from 'node:assert/strict';
import type { StoppedContainer } from '../../../client/engine/containers/looking.ts';
import { EngineError } from '../../../client/engine/errors.ts';
import { Stage } from './runnerStage.ts';
import { NO_ANSWERS } from './stageEngine.ts';

const JOB: StoppedContainer = { id: 'job-id', name: 'job', size: 12_000_000 };
const OLD: StoppedContainer = { id: 'old-id', name: 'old', size: 500_000 };

function stage(...stopped: readonly StoppedContainer[]): Stage {
  const made = new Stage();
  made.answers = { ...NO_ANSWERS, stopped };
  return made;
}

const prune = (it: Stage) => it.run('longshore.containers.prune');

function lines(...all: readonly string[]): string {
  return all.join('\n');
}

describe('pruning containers', () => {
  it('says what goes and what that frees, and removes exactly that', async () => {
    assert.equal(
      await prune(stage(JOB, OLD)),
      lines(
        'progress: Measuring stopped containers',
        'engine: stopped',
        'ask: Remove 2 stopped containers, which frees 12.5 MB? / job (12 MB), old (500 kB). What was written inside, outside of volumes, is lost. / [Remove]',
        'progress: Removing stopped containers',
        'engine: remove job-id',
        'engine: remove old-id',
        'progress: 1 of 2',
        'progress: 2 of 2',
        'done: 2 containers removed, 12.5 MB freed',
      ),
    );
  });

  it('names one, and only so many of very many', async () => {
    assert.match(
      await prune(stage(JOB)),
      /^ask: Remove the stopped container job, which frees 12 MB\? \/ What was written/m,
    );
    const many = Array.from({ length: 30 }, (_, index) => ({ ...OLD, name: `old-${index}` }));
    assert.match(await prune(stage(...many)), /old-19 \(500 kB\) and 10 more\. What/);
  });

  it('does nothing on a no', async () => {
    const it = stage(JOB);
    it.agrees = false;
    assert.doesNotMatch(await prune(it), /engine: remove/);
  });

  it('says that there is nothing to remove', async () => {
    assert.match(await prune(stage()), /^info: There is no stopped container$/m);
  });

  it('leaves one that was started meanwhile, says so, and minds none that has gone', async () => {
    const it = stage(JOB, OLD);
    it.engineDoes = async (call) => {
      if (call === 'remove job-id') throw new EngineError('conflict', 'it is running');
      if (call === 'remove old-id') throw new EngineError('notFound', 'no such container');
    };
    assert.match(await prune(it), /^error: 1 of 2 containers removed; job: it is running$/m);
  });

  it('is not possible in an untrusted workspace', async () => {
    const it = stage(JOB);
    it.trusted = false;
    assert.match(await prune(it), /^error: .*Restricted Mode/);
  });
});
