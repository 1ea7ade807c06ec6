import assert from 'node:assert/strict';
import { SELECTION } from '../../../client/commands/rowFinder.ts';
import { EngineError } from '../../../client/engine/errors.ts';
import { NOTHING_KNOWN } from '../../../client/engine/store.ts';
import { node as problem } from '../../../client/tree/nodes/problem.ts';
import { container, SetStore, snapshot } from '../tree/picture.ts';
import { rowOf, Stage } from './runnerStage.ts';

const web = container({ name: 'web' });
const db = container({ name: 'db', image: 'postgres:17' });
const old = container({ name: 'old', state: 'exited', exitCode: 0 });

function stage(...containers: readonly ReturnType<typeof container>[]): Stage {
  const made = new Stage();
  made.store.set(snapshot(containers.length > 0 ? containers : [web, db, old]));
  return made;
}

function lines(...all: readonly string[]): string {
  return all.join('\n');
}

const STOP = 'longshore.container.stop';

describe('a command on containers', () => {
  it('works on the row it was called on', async () => {
    assert.equal(
      await stage().run(STOP, rowOf('web')),
      lines(
        'progress: Stopping web',
        'engine: stop web-id',
        'progress: 1 of 1',
        'done: web stopped',
      ),
    );
  });

  it('works on all selected rows to which it applies', async () => {
    const rows = [rowOf('web'), rowOf('old'), rowOf('db')];
    assert.equal(
      await stage().run(STOP, rows[0], rows),
      lines(
        'progress: Stopping 2 containers',
        'engine: stop web-id',
        'engine: stop db-id',
        'progress: 1 of 2',
        'progress: 2 of 2',
        'done: 2 containers stopped',
      ),
    );
  });

  it('works on the selection when called by a key', async () => {
    const it = stage();
    it.selected = [rowOf('web')];
    assert.match(await it.run(STOP, SELECTION), /^engine: stop web-id$/m);
  });

  it('does nothing when called by a key without a selection', async () => {
    assert.equal(await stage().run(STOP, SELECTION), '');
  });

  it('says so when it does not apply to what is selected', async () => {
    assert.equal(
      await stage().run(STOP, rowOf('old')),
      'info: Stop Container: not possible for what is selected',
    );
  });

  it('offers those it applies to when called from the palette', async () => {
    const it = stage();
    it.picks = 'db';
    assert.equal(
      await it.run(STOP),
      lines(
        'progress: Connecting to the Docker Engine',
        'pick: Stop Container / Choose a container / db (postgres:17 · running), web (nginx:1.27 · running)',
        'progress: Stopping db',
        'engine: stop db-id',
        'progress: 1 of 1',
        'done: db stopped',
      ),
    );
    assert.deepEqual([it.store.watched, it.store.listeners], [[], 0]);
  });

  it('ends silently when the pick is dismissed', async () => {
    const it = stage();
    assert.doesNotMatch(await it.run(STOP), /engine:|error:/);
  });

  it('says when there is nothing to choose', async () => {
    assert.equal(
      await stage(old).run(STOP),
      lines(
        'progress: Connecting to the Docker Engine',
        'info: Stop Container: there is no container to choose',
      ),
    );
  });

  it('waits for the list when nobody has looked yet', async () => {
    const it = new Stage();
    it.picks = 'web';
    it.onProgress = () => {
      queueMicrotask(() => {
        assert.deepEqual(it.store.watched, ['containers']);
        it.store.set({ ...NOTHING_KNOWN, state: { kind: 'connecting' } });
        it.store.set(snapshot([web]));
      });
    };
    assert.match(await it.run(STOP), /^done: web stopped$/m);
    assert.deepEqual([it.store.watched, it.store.listeners], [[], 0]);
  });

  it('says why the Engine cannot be reached, and what to do', async () => {
    const it = new Stage();
    const error = new EngineError('notRunning', 'socket missing');
    it.store.set({ ...NOTHING_KNOWN, state: { kind: 'unreachable', error } });
    assert.equal(
      await it.run(STOP),
      lines(
        'progress: Connecting to the Docker Engine',
        'error: The Docker Engine is not running. Start Docker Desktop or the docker service; the view follows by itself',
      ),
    );
    assert.deepEqual([it.store.watched, it.store.listeners], [[], 0]);
  });

  it('stops waiting for the Engine when cancelled, silently', async () => {
    const it = new Stage();
    it.onProgress = (cancel) => queueMicrotask(cancel);
    assert.equal(await it.run(STOP), 'progress: Connecting to the Docker Engine');
    assert.deepEqual([it.store.watched, it.store.listeners], [[], 0]);
  });

  it('is refused in an untrusted workspace, with a sentence', async () => {
    const it = stage();
    it.trusted = false;
    assert.equal(
      await it.run(STOP, rowOf('web')),
      'error: "Stop Container" is not available in Restricted Mode; trust this workspace to use it',
    );
  });
});

describe('when a command fails', () => {
  it('on its one target, the sentence names it', async () => {
    const it = stage();
    it.engineDoes = async () => {
      throw new EngineError('serverError', 'permission denied by the kernel', { status: 500 });
    };
    assert.match(
      await it.run(STOP, rowOf('web')),
      /^error: web was not stopped: permission denied by the kernel$/m,
    );
  });

  it('on some of several, one sentence tells which and why', async () => {
    const it = stage(web, db, container({ name: 'app' }));
    it.engineDoes = async (call) => {
      if (call !== 'stop app-id') {
        throw new EngineError('notFound', 'No such container');
      }
    };
    const rows = ['web', 'db', 'app'].map(rowOf);
    assert.match(
      await it.run(STOP, rows[0], rows),
      /^error: 1 of 3 containers stopped; web, db: No such container$/m,
    );
  });

  it('on all of several, it says none', async () => {
    const it = stage();
    it.engineDoes = async (call) => {
      throw new EngineError('serverError', `cannot ${call}`);
    };
    const rows = ['web', 'db'].map(rowOf);
    assert.match(
      await it.run(STOP, rows[0], rows),
      /^error: None of 2 containers stopped; web: cannot stop web-id; db: cannot stop db-id$/m,
    );
  });

  it('by being cancelled, it is silent and what waits is not begun', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const it = stage(...names.map((name) => container({ name })));
    it.onProgress = (cancel) => queueMicrotask(cancel);
    it.engineDoes = (_call, signal) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new EngineError('cancelled', 'cancelled')));
      });
    const rows = names.map(rowOf);
    const log = await it.run(STOP, rows[0], rows);
    assert.equal(log.match(/^engine:/gm)?.length, 4);
    assert.doesNotMatch(log, /error:|done:|info:/);
  });

  it('by a mistake of ours, it says so and does not throw', async () => {
    const it = stage();
    it.engineDoes = async () => {
      throw new TypeError('x is not a function');
    };
    assert.match(
      await it.run(STOP, rowOf('web')),
      /^error: web was not stopped: x is not a function$/m,
    );
  });
});

describe('the Engine commands', () => {
  it('try again at once', async () => {
    const it = stage();
    assert.equal(await it.run('longshore.engine.retry'), '');
    assert.equal(it.store.retries, 1);
  });

  it('open the settings, in an untrusted workspace too', async () => {
    const it = stage();
    it.trusted = false;
    assert.equal(await it.run('longshore.engine.settings'), 'settings: longshore.engine');
  });

  it('show what exactly went wrong', async () => {
    const it = new Stage();
    const error = new EngineError('denied', 'You may not use the Docker Engine here (unix:///x)');
    it.store.set({ ...NOTHING_KNOWN, state: { kind: 'unreachable', error } });
    assert.equal(
      await it.run('longshore.engine.showProblem'),
      'info: You may not use the Docker Engine here (unix:///x)',
    );
  });

  it('say that all is well when it is', async () => {
    assert.equal(
      await stage().run('longshore.engine.showProblem'),
      'info: No problem with the Docker Engine is known (unix:///docker.sock)',
    );
  });

  it('offers what all open Engines have, and steers the one it is on', async () => {
    const it = stage(web);
    it.beside.set('lab', new SetStore());
    it.beside.get('lab')?.set(snapshot([db]));
    it.picks = 'db';
    assert.equal(
      await it.run(STOP),
      lines(
        'progress: Connecting to the Docker Engine',
        'pick: Stop Container / Choose a container / db (lab · postgres:17 · running), web (nginx:1.27 · running)',
        'progress: Stopping db',
        'engine: lab stop db-id',
        'progress: 1 of 1',
        'done: db stopped',
      ),
    );
  });

  it('works on rows of several Engines, one Engine after the other', async () => {
    const it = stage(web);
    it.beside.set('lab', new SetStore());
    it.beside.get('lab')?.set(snapshot([db]));
    const rows = [rowOf('web'), { ...rowOf('db'), engine: 'lab' }];
    const log = await it.run(STOP, rows[0], rows);
    assert.deepEqual(log.match(/^engine: .*$/gm), [
      'engine: stop web-id',
      'engine: lab stop db-id',
    ]);
  });

  it('says nothing about a row whose Engine has just been closed', async () => {
    assert.equal(await stage().run(STOP, { ...rowOf('web'), engine: 'gone' }), '');
  });

  it('loads again what could not be loaded', async () => {
    const target = { under: 'container:web', message: 'no' };
    const row = { kind: problem, target };
    assert.equal(
      await stage().run('longshore.view.reload', row),
      `reload: ${JSON.stringify(target)}`,
    );
  });
});
