import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { EngineError } from '../../../../client/engine/errors.ts';
import { ContainerLog, type ContainerWatch } from '../../../../client/engine/logs/containerLog.ts';
import type { LogLine } from '../../../../client/engine/logs/line.ts';
import type { LogRange } from '../../../../client/engine/logs/verbs.ts';
import { ManualClock } from '../manualClock.ts';

function line(nanos: number): LogLine {
  return { seconds: 0, nanos, stream: 'stdout', text: Buffer.from(`${nanos}`) };
}

/** A container that runs for a while with each start, and the Engine's part of its log. */
class FakeContainer implements ContainerWatch {
  readonly clock = new ManualClock();
  readonly calls: string[] = [];
  readonly written: LogLine[] = [];
  running = true;
  /** What happens while a log is followed; when it is over, so is the log. */
  onFollow: (() => Promise<void> | void)[] = [];
  /** What the Engine forgets to send of a log that it follows. */
  forgets = 0;
  #started: () => void = () => undefined;

  readonly log = new ContainerLog({
    id: 'web',
    logs: { read: (_id, range) => this.#read(range) },
    watch: this,
    range: { tail: 100 },
    clock: this.clock,
  });

  async now() {
    return this.running ? { running: true } : { running: false, exitCode: 3 };
  }

  nextStart(signal: AbortSignal): Promise<void> {
    this.calls.push('wait for a start');
    return new Promise((resolve, reject) => {
      this.#started = resolve;
      signal.addEventListener('abort', () => reject(new EngineError('cancelled', 'Cancelled')));
    });
  }

  start(): void {
    this.running = true;
    this.#started();
  }

  async *#read({ follow, tail, since }: LogRange): AsyncGenerator<readonly LogLine[]> {
    const from = since ? `since ${since.nanos}` : `tail ${tail}`;
    this.calls.push(`${follow ? 'follow' : 'read'} ${from}`);
    const first = since?.nanos ?? 0;
    let sent = this.written.filter(({ nanos }) => nanos >= first);
    yield sent;
    if (follow) {
      await this.onFollow.shift()?.();
      const more = this.written.filter((one) => one.nanos >= first && !sent.includes(one));
      sent = more.slice(0, more.length - this.forgets);
      yield sent;
    }
  }
}

/** Follows until `count` things have come: the texts of lines, and notes. */
async function follow(container: FakeContainer, count: number): Promise<readonly string[]> {
  const seen: string[] = [];
  const abort = new AbortController();
  for await (const event of container.log.follow(abort.signal)) {
    for (const one of 'lines' in event ? event.lines : []) container.log.keep(one);
    seen.push(
      ...('lines' in event
        ? event.lines.map(({ text }) => text.toString())
        : [JSON.stringify(event.note)]),
    );
    if (seen.length >= count) {
      break;
    }
  }
  abort.abort();
  return seen;
}

describe("a container's log", () => {
  it('goes on after a restart, each line once', async () => {
    const container = new FakeContainer();
    container.written.push(line(1), line(2));
    container.onFollow = [
      () => {
        container.written.push(line(3));
        container.running = false;
        queueMicrotask(() => setImmediate(() => container.start()));
      },
      () => void container.written.push(line(4)),
    ];
    assert.deepEqual(await follow(container, 6), [
      '1',
      '2',
      '3',
      '{"kind":"stopped","exitCode":3}',
      '{"kind":"started"}',
      '4',
    ]);
    assert.deepEqual(container.calls, [
      'follow tail 100',
      'wait for a start',
      'read since 1',
      'follow since 1',
    ]);
  });

  it('reads again what the Engine forgot to send when the container stopped', async () => {
    const container = new FakeContainer();
    container.forgets = 1;
    container.onFollow = [
      () => {
        container.written.push(line(1), line(2));
        container.running = false;
      },
    ];
    assert.deepEqual(await follow(container, 3), ['1', '2', '{"kind":"stopped","exitCode":3}']);
  });

  it('reads on where it was when nobody looked for a while', async () => {
    const container = new FakeContainer();
    container.written.push(line(1), line(2));
    const caughtUp = async () => {
      const lines: string[] = [];
      for await (const some of container.log.catchUp(new AbortController().signal)) {
        for (const one of some) container.log.keep(one);
        lines.push(...some.map(({ text }) => text.toString()));
      }
      return lines;
    };
    assert.deepEqual(await caughtUp(), ['1', '2']);
    container.written.push(line(3));
    assert.deepEqual(await caughtUp(), ['3']);
    assert.equal(container.log.lastTime?.nanos, 3);
  });

  it('reads again what nobody kept', async () => {
    const container = new FakeContainer();
    container.written.push(line(1), line(2));
    for await (const [first] of container.log.catchUp(new AbortController().signal)) {
      if (first !== undefined) container.log.keep(first);
      break;
    }
    assert.deepEqual(await follow(container, 1), ['2']);
  });

  it('asks again with growing pauses when its container runs but is not followed', async () => {
    const container = new FakeContainer();
    const { clock } = container;
    const pauses: number[] = [];
    const next = () => {
      container.written.push(line(container.written.length + 1));
      setImmediate(() => {
        pauses.push(...clock.pending);
        clock.advance(60_000);
      });
    };
    container.onFollow = [next, next, next, next];
    assert.deepEqual(await follow(container, 4), ['1', '2', '3', '4']);
    assert.deepEqual(pauses, [500, 1_000, 2_000]);
  });
});
