import assert from 'node:assert/strict';
import { EventDocuments } from '../../../client/documents/eventDocuments.ts';
import { eventText } from '../../../client/documents/eventText.ts';
import type { Engine, EventOptions } from '../../../client/engine/engine.ts';
import { EngineError } from '../../../client/engine/errors.ts';
import type { EngineEvent } from '../../../client/engine/types.ts';
import { OWN_ENGINE } from '../../../client/engine-host/engines.ts';
import { ManualClock } from '../engine/manualClock.ts';
import { changeOf, SetStore, snapshot } from '../tree/picture.ts';

const ALL = { what: 'events', engine: OWN_ENGINE, types: '' } as const;
const VOLUMES = { ...ALL, types: 'volume' } as const;

let number = 0;
function event(type: string, name: string): EngineEvent {
  const timeNano = `${1_700_000_000_000_000_000n + BigInt(number++)}`;
  return { type, action: 'create', id: name, attributes: {}, timeNano };
}

/** An Engine whose event stream the test writes. */
class Events {
  readonly opened: EventOptions[] = [];
  #waiting: (() => void) | undefined;
  #next: (EngineEvent | EngineError)[] = [];

  push(...events: readonly (EngineEvent | EngineError)[]): void {
    this.#next.push(...events);
    this.#waiting?.();
  }

  async *events(options: EventOptions = {}): AsyncGenerator<EngineEvent> {
    this.opened.push(options);
    options.onOpen?.();
    options.signal?.addEventListener('abort', () => this.#waiting?.());
    while (options.signal?.aborted !== true) {
      for (const one of this.#next.splice(0)) {
        if (one instanceof EngineError) throw one;
        yield one;
      }
      await new Promise<void>((resolve) => {
        this.#waiting = resolve;
      });
    }
  }
}

describe('documents of events', () => {
  let clock: ManualClock;
  let source: Events;
  let store: SetStore;
  let documents: EventDocuments;
  let changed: string[];

  beforeEach(() => {
    clock = new ManualClock();
    source = new Events();
    store = new SetStore();
    changed = [];
    const engine = { events: (options: EventOptions) => source.events(options) };
    const slot = { id: OWN_ENGINE, store, engine: engine as unknown as Engine };
    const slots = { slots: [slot], slot: () => slot, onDidChange: () => ({ dispose: () => {} }) };
    documents = new EventDocuments(slots, clock, (key) => changed.push(key));
  });
  afterEach(() => documents.dispose());

  const see = (...keys: readonly string[]) =>
    documents.follow(new Map(keys.map((key) => [key, ALL])));
  /** Lets what was pushed arrive, and the burst pass. */
  async function settle() {
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    clock.advance(1000);
  }
  const names = (key: string, ref: typeof ALL | typeof VOLUMES = ALL) =>
    documents
      .text(key, ref)
      .split('\n')
      .map((line) => (line.startsWith('#') ? line : (line.split(/\s{2,}/)[3] ?? '')))
      .filter(Boolean);
  const HEAD = '# Events of the Docker Engine, newest first: all kinds';

  it('show the newest first, and draw a burst once', async () => {
    see('a');
    await settle();
    changed = [];
    source.push(event('volume', 'one'), event('container', 'two'));
    await settle();
    assert.deepEqual(names('a'), [HEAD, 'two', 'one']);
    assert.deepEqual(changed, ['a']);
  });

  it('show only the kinds that were asked for', async () => {
    documents.follow(new Map([['v', VOLUMES]]));
    await settle();
    source.push(event('volume', 'one'), event('container', 'two'));
    await settle();
    assert.deepEqual(names('v', VOLUMES), [
      '# Events of the Docker Engine, newest first: volume',
      'one',
    ]);
  });

  it('close the stream while nobody looks, and then go on after the last event', async () => {
    see('a');
    await settle();
    const last = event('volume', 'one');
    source.push(last);
    await settle();
    see();
    assert.equal(source.opened[0]?.signal?.aborted, true);
    assert.deepEqual(store.watched, []);
    await settle();
    see('a');
    await settle();
    assert.equal(source.opened[1]?.since, last.timeNano);
    assert.deepEqual(names('a'), [HEAD, 'one']);
  });

  it('hold what comes while paused, and show it then', async () => {
    see('a');
    await settle();
    source.push(event('volume', 'one'));
    await settle();
    assert.equal(documents.toggle('a', ALL), 'paused');
    source.push(event('volume', 'two'));
    await settle();
    assert.deepEqual(names('a'), [HEAD, '# Paused; 1 more since then', 'one']);
    assert.equal(documents.toggle('a', ALL), 'resumed');
    assert.deepEqual(names('a'), [HEAD, 'two', 'one']);
  });

  it('say that the Engine was lost, and go on when it is back', async () => {
    see('a');
    await settle();
    source.push(new EngineError('serverError', 'It broke'));
    await settle();
    assert.match(documents.text('a', ALL), /^# It broke; goes on when the Engine is back$/m);
    store.set(snapshot([]), { ...changeOf(), state: true });
    await settle();
    source.push(event('volume', 'two'));
    await settle();
    assert.deepEqual(names('a'), [HEAD, 'two']);
  });

  it('keep no more than so many', async () => {
    see('a');
    await settle();
    source.push(...Array.from({ length: 12_000 }, (_, index) => event('volume', `v${index}`)));
    for (let turn = 0; turn < 13_000; turn++) await Promise.resolve();
    for (let turn = 0; turn < 40_000; turn++) await Promise.resolve();
    clock.advance(1000);
    const [, limit, newest] = names('a');
    assert.deepEqual([limit, newest], ['# Only the newest 5000 are kept', 'v11999']);
    assert.equal(names('a').length, 5002);
  });
});

describe('eventText', () => {
  it('tells when, what and to which, and no labels', () => {
    const told = eventText({
      type: 'container',
      action: 'die',
      id: 'ab'.repeat(32),
      attributes: { name: 'web', image: 'nginx', exitCode: '1', 'com.example.token': 's3cret' },
      timeNano: '1700000000123000000',
    });
    assert.match(
      told,
      /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.123 {2}container {2}die {13}web {2}image=nginx {2}exitCode=1$/,
    );
  });

  it('shortens ids, keeps details, and stays one line', () => {
    const told = eventText({
      type: 'network',
      action: 'connect',
      detail: 'a\nb',
      id: 'ab'.repeat(32),
      attributes: { container: 'cd'.repeat(32) },
      timeNano: '1700000000123000000',
    });
    assert.match(told, /network {4}connect: a b {4}abababababab {2}container=cdcdcdcdcdcd$/);
  });
});
