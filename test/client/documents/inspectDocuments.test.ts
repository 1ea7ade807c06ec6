import assert from 'node:assert/strict';
import type { InspectRef } from '../../../client/documents/address.ts';
import { InspectDocuments } from '../../../client/documents/inspectDocuments.ts';
import type { CallOptions, Engine } from '../../../client/engine/engine.ts';
import { EngineError } from '../../../client/engine/errors.ts';
import type { Network } from '../../../client/engine/networks/types.ts';
import { NOTHING_KNOWN } from '../../../client/engine/store.ts';
import { changeOf, container, SetStore, snapshot } from '../tree/picture.ts';

const WEB: InspectRef = { what: 'inspect', engine: '', kind: 'containers', id: 'web-id' };
const web = container();

describe('documents that show what an Engine says', () => {
  let store: SetStore;
  let documents: InspectDocuments;
  /** Keys of documents that were told to be other than before. */
  let changed: string[];
  let asked: string[];
  let answer: (options?: CallOptions) => Promise<unknown>;

  beforeEach(() => {
    store = new SetStore();
    store.set(snapshot([web]));
    changed = [];
    asked = [];
    answer = async () => ({ Name: '/web' });
    const engine = {
      inspect: (kind: string, id: string, options?: CallOptions) => {
        asked.push(`${kind} ${id}`);
        return answer(options);
      },
    } as unknown as Engine;
    const slot = { id: '', store, engine };
    const slots = {
      slots: [slot],
      slot: (id: string) => (id === '' ? slot : undefined),
      onDidChange: () => ({ dispose: () => undefined }),
    };
    documents = new InspectDocuments(slots, (key) => changed.push(key));
  });
  afterEach(() => documents.dispose());

  const read = (ref = WEB) => documents.text('web.json', ref);
  const show = (ref?: InspectRef) => documents.follow(new Map(ref ? [['web.json', ref]] : []));
  const fails = (error: EngineError) => {
    answer = () => Promise.reject(error);
  };

  it('are its answer as JSON', async () => {
    assert.equal(await read(), '{\n  "Name": "/web"\n}\n');
    assert.deepEqual(asked, ['containers web-id']);
  });

  it('follow the object while they can be seen, by what the store tells', async () => {
    await read();
    assert.deepEqual(store.watched, []);
    show(WEB);
    assert.deepEqual(store.watched, ['containers']);
    store.set(snapshot([{ ...web, state: 'paused' }]), changeOf('web'));
    store.set(snapshot([web, container({ name: 'db' })]), changeOf('db'));
    assert.deepEqual(changed, ['web.json']);
    show();
    store.set(snapshot([web]), changeOf('web'));
    assert.deepEqual(changed, ['web.json']);
    assert.deepEqual([store.watched, store.listeners], [[], 0]);
  });

  it('are asked for again when they are seen again, not when first seen', async () => {
    await read();
    show(WEB);
    assert.deepEqual(changed, []);
    show();
    show(WEB);
    assert.deepEqual(changed, ['web.json']);
  });

  it('are asked for again when the store first lists what it did not know', async () => {
    store.set(NOTHING_KNOWN);
    await read();
    show(WEB);
    store.set(snapshot([web]), changeOf('db'));
    assert.deepEqual(changed, ['web.json']);
  });

  it('say that the object has gone, and keep what was last known', async () => {
    await read();
    fails(new EngineError('notFound', 'No such container: web-id'));
    assert.deepEqual(JSON.parse((await read()) ?? ''), {
      gone: 'This container does not exist any more',
      lastKnown: { Name: '/web' },
    });
  });

  it('stay as they are while the Engine is away, and go on when it is back', async () => {
    await read();
    show(WEB);
    const error = new EngineError('notRunning', 'socket missing');
    fails(error);
    store.set({ ...NOTHING_KNOWN, state: { kind: 'unreachable', error } }, away());
    assert.deepEqual(changed, []);
    assert.equal(await read(), '{\n  "Name": "/web"\n}\n');
    store.set(snapshot([web]), away());
    assert.deepEqual(changed, ['web.json']);
  });

  it('cannot be opened when nothing is known', async () => {
    fails(new EngineError('notRunning', 'socket missing'));
    await assert.rejects(read(), (error) => EngineError.is(error, 'notRunning'));
  });

  it('of an Engine that was closed say so', async () => {
    assert.match((await read({ ...WEB, engine: 'lab' })) ?? '', /"gone"/);
  });

  it('leave an answer that a later question has overtaken', async () => {
    let overtaken: AbortSignal | undefined;
    answer = (options) =>
      new Promise((_resolve, reject) => {
        overtaken = options?.signal;
        options?.signal?.addEventListener('abort', () =>
          reject(new EngineError('cancelled', 'Cancelled')),
        );
      });
    const first = read();
    answer = async () => ({ Name: '/new' });
    assert.match((await read()) ?? '', /new/);
    assert.equal(await first, undefined);
    assert.equal(overtaken?.aborted, true);
  });

  it('forget what was known when they are closed', async () => {
    await read();
    documents.forget('web.json');
    fails(new EngineError('notFound', 'No such container: web-id'));
    assert.deepEqual(JSON.parse((await read()) ?? ''), {
      gone: 'This container does not exist any more',
    });
  });

  it('of a network follow who is in it', async () => {
    const ref: InspectRef = { ...WEB, kind: 'networks', id: 'net-id' };
    const networks = new Map([['net-id', { id: 'net-id', name: 'back' } as Network]]);
    const inside = { ...web, networks: ['back'] };
    store.set({ ...snapshot([web]), networks });
    await read(ref);
    show(ref);
    assert.deepEqual(store.watched, ['networks', 'containers']);
    store.set({ ...snapshot([inside]), networks }, changeOf('web'));
    store.set({ ...snapshot([web]), networks }, changeOf('web'));
    assert.equal(changed.length, 2);
    store.set({ ...snapshot([{ ...web, state: 'exited' }]), networks }, changeOf('web'));
    assert.equal(changed.length, 2);
  });

  /** A change of the connection. */
  function away() {
    return { ...changeOf(), state: true };
  }
});
