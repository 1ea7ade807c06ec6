import assert from 'node:assert/strict';
import { systemClock } from '../../client/engine/clock.ts';
import type { DockerodeEngine } from '../../client/engine/dockerodeEngine.ts';
import { EngineError } from '../../client/engine/errors.ts';
import { LiveStore } from '../../client/engine/liveStore.ts';
import { ContainerLog } from '../../client/engine/logs/containerLog.ts';
import { containerWatch } from '../../client/engine/logs/containerWatch.ts';
import type { LogLine } from '../../client/engine/logs/line.ts';
import { compareTimes } from '../../client/engine/logs/time.ts';
import type { LogRange } from '../../client/engine/logs/verbs.ts';
import { engineAt } from '../workbench/engine/clients.ts';
import { connectionsTo } from '../workbench/engine/sockets.ts';
import { StoreProbe } from '../workbench/engine/storeProbe.ts';
import { TestEngine } from '../workbench/engine/testEngine.ts';

describe('Logs of a real Engine', function () {
  this.timeout(60_000);
  let real: TestEngine;
  let engine: DockerodeEngine;
  let store: LiveStore;

  before(async () => {
    real = await TestEngine.start();
    engine = engineAt(real.dockerd.host);
  });
  after(async () => {
    engine.dispose();
    await real.stop();
  });
  beforeEach(() => {
    store = new LiveStore({ engine, random: () => 0 });
    store.watch('containers');
  });
  afterEach(async () => {
    store.dispose();
    await real.clear();
  });

  const shell = (script: string, config: object = {}) => ({ Cmd: ['sh', '-c', script], ...config });

  async function ended(id: string): Promise<string> {
    await real.request('POST', `/containers/${id}/wait`);
    return id;
  }

  /** `out text` for each line. */
  async function read(id: string, range: Partial<LogRange> = {}): Promise<readonly string[]> {
    const lines: LogLine[] = [];
    for await (const some of engine.logs.read(id, { follow: false, ...range })) {
      lines.push(...some);
    }
    return lines.map(told);
  }

  function told({ stream, text }: LogLine): string {
    return `${stream.slice(3)} ${text}`;
  }

  it('are read whole: both streams, long and empty lines, any character, the end', async () => {
    const script = [
      'echo größe',
      "head -c 40000 /dev/zero | tr '\\0' x; echo ' end'",
      'echo',
      'sleep 0.1',
      'echo 漢 >&2',
      'sleep 0.1',
      'printf "no end"',
    ].join('; ');
    const id = await ended(await real.run('web', shell(script)));
    const expected = ['out größe', `out ${'x'.repeat(40_000)} end`, 'out ', 'err 漢', 'out no end'];
    assert.deepEqual(await read(id), expected);
    const tty = await ended(await real.run('tty', shell(script, { Tty: true })));
    assert.deepEqual(
      await read(tty),
      expected.map((line) => line.replace('err', 'out')),
    );
  });

  it('are read in part: from the end, from a moment on', async () => {
    const id = await ended(await real.run('web', shell('for i in 1 2 3 4; do echo $i; done')));
    assert.deepEqual(await read(id, { tail: 2 }), ['out 3', 'out 4']);
    assert.deepEqual(await read(id, { tail: 0 }), []);
    const all: LogLine[] = [];
    for await (const lines of engine.logs.read(id, { follow: false })) {
      all.push(...lines);
    }
    assert.ok(all.every((line, k) => k === 0 || compareTimes(all[k - 1] ?? line, line) <= 0));
    for (const [k, line] of all.entries()) {
      const expected = all.filter((other) => compareTimes(other, line) >= 0).map(told);
      assert.deepEqual(await read(id, { since: line }), expected, `since line ${k}`);
    }
  });

  it('cannot be read of a driver that keeps none, nor of a container that is gone', async () => {
    const id = await real.run('mute', {
      ...shell('echo lost'),
      HostConfig: { LogConfig: { Type: 'none' } },
    });
    await assert.rejects(read(id), (error) => {
      assert.ok(EngineError.is(error));
      assert.match(error.message, /does not support reading/);
      return true;
    });
    await assert.rejects(read('nosuch'), (error) => EngineError.is(error, 'notFound'));
  });

  /** Numbers and notes as they come while `id` is followed, in whatever ways it is disturbed. */
  class Follower {
    readonly seen: (number | string)[] = [];
    readonly log: ContainerLog;
    #abort = new AbortController();
    #over: Promise<void> = Promise.resolve();
    #look: () => void = () => undefined;

    constructor(id: string) {
      this.log = new ContainerLog({
        id,
        logs: engine.logs,
        watch: containerWatch({ engine, store }, id),
        range: {},
        clock: systemClock,
      });
    }

    start(): this {
      this.#abort = new AbortController();
      this.#over = this.#run(this.#abort.signal);
      this.#over.catch(() => undefined);
      return this;
    }

    /** Stops reading; answers what it ended with. */
    async stop(): Promise<unknown> {
      this.#abort.abort();
      return this.#over.then(
        () => undefined,
        (error) => error,
      );
    }

    /** What it ends with by itself. */
    async failure(): Promise<unknown> {
      return this.#over.then(
        () => undefined,
        (error) => error,
      );
    }

    until(condition: (seen: readonly (number | string)[]) => boolean): Promise<void> {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`Only ${this.seen.slice(-9)}`)), 20_000);
        this.#look = () => {
          if (condition(this.seen)) {
            clearTimeout(timer);
            resolve();
          }
        };
        this.#look();
      });
    }

    untilNumber(number: number): Promise<void> {
      return this.until((seen) => seen.some((one) => typeof one === 'number' && one >= number));
    }

    async #run(signal: AbortSignal): Promise<void> {
      for await (const event of this.log.follow(signal)) {
        for (const line of 'lines' in event ? event.lines : []) this.log.keep(line);
        this.seen.push(
          ...('lines' in event
            ? event.lines.map(({ text }) => Number(text.toString()))
            : [event.note.kind]),
        );
        this.#look();
      }
    }
  }

  /** Writes 1, 2, 3 and so on, going on after a restart where it was. */
  const COUNTER = shell(
    'n=$(cat /n 2>/dev/null || echo 0); while :; do n=$((n+1)); echo $n > /t; mv /t /n; echo $n; done',
  );

  /** All that the Engine has is what was seen, in its order. */
  async function assertWhole(id: string, seen: readonly (number | string)[]): Promise<void> {
    const numbers = seen.filter((one) => typeof one === 'number');
    const all = (await read(id)).map((line) => Number(line.replace('out ', '')));
    assert.deepEqual(numbers, all.slice(0, numbers.length));
  }

  it('are followed over restarts, none missed and none twice', async () => {
    const id = await real.run('web', COUNTER);
    const follower = new Follower(id).start();
    await follower.untilNumber(20);
    for (let round = 1; round <= 3; round++) {
      const before = follower.seen.length;
      await real.request('POST', `/containers/${id}/restart?t=0`);
      await follower.until((seen) => seen.length > before + 20);
    }
    await real.request('POST', `/containers/${id}/kill`);
    const { length } = follower.seen;
    await follower.until((seen) => seen.at(-1) === 'stopped');
    await real.request('POST', `/containers/${id}/start`);
    await follower.until((seen) => seen.length > length + 20);
    assert.ok(EngineError.is(await follower.stop(), 'cancelled'));
    await assertWhole(id, follower.seen);
  });

  it('are read on where they were, after a pause and after a killed Engine', async () => {
    const id = await real.run('web', COUNTER);
    const follower = new Follower(id).start();
    await follower.untilNumber(20);
    await follower.stop();
    await new Follower(id).start().untilNumber(60);
    follower.start();
    await follower.untilNumber(80);
    await real.dockerd.kill();
    assert.ok(EngineError.is(await follower.failure(), 'disconnected'));
    await real.dockerd.restart();
    await real.request('POST', `/containers/${id}/start`);
    const { length } = follower.seen;
    follower.start();
    await follower.until((seen) => seen.length > length + 20);
    await follower.stop();
    await assertWhole(id, follower.seen);
  });

  it('end when the container is removed', async () => {
    const id = await real.run('web', COUNTER);
    const follower = new Follower(id).start();
    await follower.untilNumber(3);
    await real.request('DELETE', `/containers/${id}?force=1`);
    assert.ok(EngineError.is(await follower.failure(), 'notFound'));
    const stopped = await ended(await real.run('job', shell('echo 1')));
    await new StoreProbe(store).until(() => store.snapshot.containers?.has(stopped) === true);
    const other = new Follower(stopped).start();
    await other.until((seen) => seen.at(-1) === 'stopped');
    await real.request('DELETE', `/containers/${stopped}`);
    assert.ok(EngineError.is(await other.failure(), 'notFound'));
    assert.deepEqual(other.seen, [1, 'stopped']);
  });

  it('leave no connection behind', async () => {
    const id = await real.run('web', COUNTER);
    const followers = Array.from({ length: 9 }, () => new Follower(id).start());
    await Promise.all(followers.map((follower) => follower.untilNumber(5)));
    assert.ok((await connectionsTo(real.dockerd.socket)) >= 9);
    await Promise.all(followers.map((follower) => follower.stop()));
    // The event stream stays, and calls keep two sockets for the next ones.
    for (let tries = 0; tries < 100; tries++) {
      if ((await connectionsTo(real.dockerd.socket)) <= 3) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    assert.fail('connections were left open');
  });
});
