import assert from 'node:assert/strict';
import type { Image } from '../../../client/engine/images/types.ts';
import {
  type EngineState,
  type EngineStore,
  NOTHING_KNOWN,
  type Snapshot,
} from '../../../client/engine/store.ts';
import type { EngineSlots } from '../../../client/engine-host/engines.ts';
import { localImagesOf } from '../../../client/language/localImages.ts';

const CONNECTED = { kind: 'connected' } as unknown as EngineState;

function image(createdAt: number, ...tags: readonly string[]): Image {
  return { id: `sha256:${createdAt}`, tags, digests: [], createdAt, size: createdAt, labels: {} };
}

/** A store that lists its images when it is first watched. */
class FakeStore {
  snapshot: Snapshot;
  watched = 0;
  readonly #images: readonly Image[];
  #listener = (): void => {};

  constructor(state: EngineState, images: readonly Image[]) {
    this.snapshot = { ...NOTHING_KNOWN, state };
    this.#images = images;
  }

  watch() {
    this.watched++;
    const images = new Map(this.#images.map((each) => [each.id, each]));
    queueMicrotask(() => {
      this.snapshot = { ...this.snapshot, images };
      this.#listener();
    });
    return { dispose: () => this.watched-- };
  }

  onDidChange(listener: () => void) {
    this.#listener = listener;
    return {
      dispose: () => {
        this.#listener = () => {};
      },
    };
  }
}

function enginesOf(...stores: readonly FakeStore[]): EngineSlots {
  const slots = stores.map((store) => ({ id: '', store: store as unknown as EngineStore }));
  return { slots } as unknown as EngineSlots;
}

describe('Images that the language server is lent', () => {
  const { signal } = new AbortController();

  it('are those of the Engine that is connected, by repository, newest first', async () => {
    const store = new FakeStore(CONNECTED, [
      image(3, 'node:22', 'localhost:5000/shop/web:1'),
      image(2),
      image(1, 'node:20', 'node:latest'),
    ]);
    assert.deepEqual(await localImagesOf(enginesOf(store), signal), [
      { name: 'node', tags: ['22', '20', 'latest'], size: 3, createdAt: 3 },
      { name: 'localhost:5000/shop/web', tags: ['1'], size: 3, createdAt: 3 },
    ]);
    assert.equal(store.watched, 0);
  });

  it('are not known when none is connected, and none is for this', async () => {
    const idle = new FakeStore({ kind: 'idle' }, [image(1, 'node:22')]);
    assert.equal(await localImagesOf(enginesOf(idle), signal), null);
    assert.equal(idle.watched, 0);
    assert.equal(await localImagesOf(enginesOf(), signal), null);
  });

  it('come from one beside when the own Engine is away', async () => {
    const idle = new FakeStore({ kind: 'idle' }, []);
    const beside = new FakeStore(CONNECTED, [image(1, 'redis:8')]);
    const found = await localImagesOf(enginesOf(idle, beside), signal);
    assert.deepEqual(
      found?.map(({ name }) => name),
      ['redis'],
    );
  });

  it('are not waited for when nobody wants them any more', async () => {
    const store = new FakeStore(CONNECTED, [image(1, 'node:22')]);
    assert.equal(await localImagesOf(enginesOf(store), AbortSignal.abort()), null);
    assert.equal(store.watched, 0);
  });
});
