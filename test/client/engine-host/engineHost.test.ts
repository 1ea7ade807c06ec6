import assert from 'node:assert/strict';
import type { Engine } from '../../../client/engine/engine.ts';
import type { StoreChange } from '../../../client/engine/store.ts';
import { NOTHING_KNOWN } from '../../../client/engine/store.ts';
import { EngineHost } from '../../../client/engine-host/engineHost.ts';
import { changeOf, container, SetStore, snapshot } from '../tree/picture.ts';

/** A host whose every opening is kept: the store it made and whether its Engine was closed. */
function openings() {
  const opened: { store: SetStore; closed: boolean }[] = [];
  const host = new EngineHost(() => {
    const one = { store: new SetStore(), closed: false };
    opened.push(one);
    const dispose = () => {
      one.closed = true;
    };
    return { store: one.store, engine: { dispose } as unknown as Engine };
  });
  return { host, opened };
}

describe('the Engine of a window', () => {
  it('is not opened until someone looks', () => {
    const { host, opened } = openings();
    host.onDidChange(() => undefined);
    assert.deepEqual(host.snapshot, NOTHING_KNOWN);
    host.retryNow();
    host.reopen();
    assert.equal(opened.length, 0);
    host.watch('containers');
    assert.equal(opened.length, 1);
  });

  it('passes on what its store tells', () => {
    const { host, opened } = openings();
    const heard: StoreChange[] = [];
    const listening = host.onDidChange((change) => heard.push(change));
    host.watch('containers');
    const picture = snapshot([container()]);
    opened[0]!.store.set(picture, changeOf('web'));
    assert.deepEqual(heard, [changeOf('web')]);
    assert.equal(host.snapshot, picture);
    listening.dispose();
    opened[0]!.store.set(picture, changeOf('web'));
    assert.equal(heard.length, 1);
  });

  it('moves what is watched to the Engine chosen next and closes the old one', () => {
    const { host, opened } = openings();
    const heard: StoreChange[] = [];
    host.onDidChange((change) => heard.push(change));
    const watch = host.watch('containers');
    opened[0]!.store.set(snapshot([container()]));
    heard.length = 0;
    host.reopen();
    assert.deepEqual(heard, [{ ...changeOf('web'), state: true }]);
    assert.deepEqual([opened[0]!.store.disposed, opened[0]!.closed], [true, true]);
    assert.deepEqual(opened[1]!.store.watched, ['containers']);
    watch.dispose();
    assert.deepEqual(opened[1]!.store.watched, []);
  });

  it('closes everything when it ends', () => {
    const { host, opened } = openings();
    host.watch('containers');
    host.dispose();
    assert.deepEqual([opened[0]!.store.disposed, opened[0]!.closed], [true, true]);
    assert.equal(opened[0]!.store.listeners, 0);
  });
});
