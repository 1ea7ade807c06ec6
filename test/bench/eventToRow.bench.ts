import type { DockerodeEngine } from '../../client/engine/dockerodeEngine.ts';
import { LiveStore } from '../../client/engine/liveStore.ts';
import type { Snapshot } from '../../client/engine/store.ts';
import { NO_OPTIONS } from '../../client/tree/node.ts';
import { view } from '../../client/tree/views/containers.ts';
import { engineAt } from '../workbench/engine/clients.ts';
import { FakeEngine } from '../workbench/fakeEngine/fakeEngine.ts';
import { type Bench, median, milliseconds, type Row, ratio } from './bench.ts';

const ROUNDS = 40;

export const bench: Bench = {
  title: 'Event to row',
  note: 'From the change in the Engine to the changed row, with 10 and 10,000 containers; median',
  async run() {
    const small = await measure(10);
    const large = await measure(10_000);
    const row = (name: string, get: (times: Times) => number): Row => ({
      name,
      figures: [milliseconds(get(small)), milliseconds(get(large)), ratio(get(large), get(small))],
    });
    return {
      columns: ['', '10', '10,000', '10,000 / 10'],
      rows: [
        row('first list to rows', ({ list }) => list),
        row('paused (the event says it)', ({ pause }) => pause),
        row('resumed (one inspect)', ({ unpause }) => unpause),
      ],
    };
  },
};

interface Times {
  readonly list: number;
  readonly pause: number;
  readonly unpause: number;
}

async function measure(count: number): Promise<Times> {
  const fake = await new FakeEngine().start();
  fake.world.addMany(count);
  const engine: DockerodeEngine = engineAt(fake.host);
  const store = new LiveStore({ engine });
  const rows = new Rows(store);
  try {
    const start = performance.now();
    const listed = rows.until((snapshot) => snapshot.state.kind === 'connected');
    store.watch('containers');
    await listed;
    const list = performance.now() - start;
    const subject = fake.world.all.find(({ status }) => status === 'running');
    if (subject === undefined) throw new Error('No container runs');
    const pause: number[] = [];
    const unpause: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      pause.push(await rows.time(subject.id, 'paused', () => fake.world.pause(subject)));
      unpause.push(await rows.time(subject.id, 'running', () => fake.world.unpause(subject)));
    }
    return { list, pause: median(pause), unpause: median(unpause) };
  } finally {
    store.dispose();
    engine.dispose();
    await fake.dispose();
  }
}

/** Draws the containers view as the tree does: only what a change touched. */
class Rows {
  readonly #store: LiveStore;
  #before: Snapshot;
  #look: (() => void) | undefined;

  constructor(store: LiveStore) {
    this.#store = store;
    this.#before = store.snapshot;
    store.onDidChange((change) => {
      const { snapshot } = store;
      const touched = view.affected(this.#before, snapshot, change, NO_OPTIONS);
      const nodes = touched === 'roots' ? view.roots(snapshot, NO_OPTIONS) : touched;
      for (const { kind, target } of nodes) kind.item(snapshot, target);
      this.#before = snapshot;
      this.#look?.();
    });
  }

  until(holds: (snapshot: Snapshot) => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.#look = () => {
        if (holds(this.#store.snapshot)) resolve();
      };
    });
  }

  async time(id: string, state: string, act: () => void): Promise<number> {
    const shown = this.until((snapshot) => snapshot.containers?.get(id)?.state === state);
    const start = performance.now();
    act();
    await shown;
    return performance.now() - start;
  }
}
