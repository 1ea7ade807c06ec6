import assert from 'node:assert/strict';
import type { Container } from '../../../client/engine/containers/types.ts';
import { container, snapshot } from '../tree/picture.ts';
import { rowOf, Stage } from './runnerStage.ts';

async function run(
  verb: string,
  containers: readonly Partial<Container>[],
  agrees = true,
): Promise<string> {
  const stage = new Stage();
  stage.agrees = agrees;
  const made = containers.map(container);
  stage.store.set(snapshot(made));
  const rows = made.map(({ name }) => rowOf(name));
  const log = await stage.run(`longshore.container.${verb}`, rows[0], rows);
  return log.replace(/^progress: \d.*\n/gm, '');
}

function lines(...all: readonly string[]): string {
  return all.join('\n');
}

const SIMPLE: readonly (readonly [string, Partial<Container>, string])[] = [
  ['start', { state: 'exited' }, 'Starting web|start web-id|web started'],
  ['stop', { state: 'paused' }, 'Stopping web|stop web-id|web stopped'],
  ['restart', { state: 'running' }, 'Restarting web|restart web-id|web restarted'],
  ['pause', { state: 'running' }, 'Pausing web|pause web-id|web paused'],
  ['unpause', { state: 'paused' }, 'Unpausing web|unpause web-id|web unpaused'],
];

describe('container commands', () => {
  for (const [verb, fields, expected] of SIMPLE) {
    it(verb, async () => {
      const [progress, call, done] = expected.split('|');
      assert.equal(
        await run(verb, [fields]),
        lines(`progress: ${progress}`, `engine: ${call}`, `done: ${done}`),
      );
    });
  }

  it('remove asks, and removes a stopped one gently', async () => {
    assert.equal(
      await run('remove', [{ state: 'exited' }]),
      lines(
        'ask: Remove container web? / What was written inside, outside of volumes, is lost. / [Remove]',
        'progress: Removing web',
        'engine: remove web-id',
        'done: web removed',
      ),
    );
  });

  it('remove says that a running one is killed, and kills it', async () => {
    assert.equal(
      await run('remove', [{}]),
      lines(
        'ask: Remove container web? / It is running and will be killed first. What was written inside, outside of volumes, is lost. / [Kill and Remove]',
        'progress: Removing web',
        'engine: remove web-id by force',
        'done: web removed',
      ),
    );
  });

  it('remove names all of several and uses force only on those that run', async () => {
    assert.equal(
      await run('remove', [{}, { name: 'old', state: 'exited' }]),
      lines(
        'ask: Remove 2 containers? / web, old. 1 of them is running and will be killed first. What was written inside, outside of volumes, is lost. / [Kill and Remove]',
        'progress: Removing 2 containers',
        'engine: remove web-id by force',
        'engine: remove old-id',
        'done: 2 containers removed',
      ),
    );
  });

  it('remove does nothing on a no', async () => {
    assert.equal(
      await run('remove', [{ state: 'exited' }], false),
      'ask: Remove container web? / What was written inside, outside of volumes, is lost. / [Remove]',
    );
  });
});
