import assert from 'node:assert/strict';
import type { Engine } from '../../../client/engine/engine.ts';
import { Engines } from '../../../client/engine-host/engines.ts';
import { SetStore } from '../tree/picture.ts';

describe('the Engines of a window', () => {
  function opened() {
    const stores = new Map<string, SetStore>();
    const closed: string[] = [];
    const engines = new Engines((id) => {
      const store = new SetStore();
      stores.set(id, store);
      const engine = { address: id, dispose: () => void closed.push(id) } as unknown as Engine;
      return { engine, store };
    });
    return { engines, stores, closed };
  }

  it('are the own one at first, opened when somebody needs it', () => {
    const { engines, stores } = opened();
    assert.deepEqual(
      engines.slots.map(({ id }) => id),
      [''],
    );
    assert.deepEqual([...stores.keys()], []);
    engines.slots[0]?.store.watch('containers');
    assert.deepEqual([...stores.keys()], ['']);
  });

  it('are told when one is opened beside the others, once, and when it is closed', () => {
    const { engines, stores, closed } = opened();
    let told = 0;
    engines.onDidChange(() => told++);
    engines.openBeside('lab');
    engines.openBeside('lab');
    assert.deepEqual(
      engines.slots.map(({ id }) => id),
      ['', 'lab'],
    );
    engines.slot('lab')?.store.watch('images');
    assert.deepEqual(stores.get('lab')?.watched, ['images']);
    assert.equal(engines.slot('lab')?.engine.address, 'lab');
    engines.closeBeside('lab');
    assert.equal(engines.slot('lab'), undefined);
    assert.deepEqual(closed, ['lab']);
    assert.equal(told, 2);
  });

  it('always keep the own one', () => {
    const { engines } = opened();
    engines.closeBeside('');
    assert.equal(engines.slots.length, 1);
  });
});
