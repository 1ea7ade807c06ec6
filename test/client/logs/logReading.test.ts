import assert from 'node:assert/strict';
import { EngineError } from '../../../client/engine/errors.ts';
import type { LogRange } from '../../../client/engine/logs/verbs.ts';
import { NOTHING_KNOWN } from '../../../client/engine/store.ts';
import { logMembers } from '../../../client/logs/logMembers.ts';
import { LogReading, MOST_SOURCES } from '../../../client/logs/logReading.ts';
import { ManualClock } from '../engine/manualClock.ts';
import { FakeLogs } from './fakeLogs.ts';

const PROJECT = 'com.docker.compose.project';
const SHOP = { labels: { [PROJECT]: 'shop' } };

/** Reads the logs of `names`, or of the project "shop". */
function reading(logs: FakeLogs, names: readonly string[], range: Partial<LogRange> = {}) {
  const clock = new ManualClock();
  const seen: string[] = [];
  const containers = names.map((name) => ({ id: `${name}-id`, name }));
  const group = names.length === 0 && { group: { groupBy: 'project', name: 'shop' } };
  const state = { engine: '', name: '', containers, ...group };
  const reader = new LogReading({
    slot: () => logs.slot,
    members: (now) => logMembers(state, now),
    range,
    clock,
    onLines: (lines) => {
      for (const { source, kind, text } of lines) {
        const name = reader.sources[source]?.name;
        seen.push(kind === 'note' ? `(${text})` : `${name}${kind === 'stderr' ? '!' : ''} ${text}`);
      }
    },
    onChange: () => undefined,
  });
  const settle = async (milliseconds = 0) => {
    for (let k = 0; k < 20; k++) await new Promise(setImmediate);
    clock.advance(milliseconds);
    for (let k = 0; k < 20; k++) await new Promise(setImmediate);
  };
  /** What came since the last time. */
  const next = async (milliseconds?: number) => {
    await settle(milliseconds);
    return seen.splice(0);
  };
  const states = () => reader.sources.map(({ name, state: now }) => `${name} ${now}`).join(', ');
  return { reader, next, states, clock };
}

describe('reading the logs of a page', () => {
  let logs: FakeLogs;

  beforeEach(() => {
    logs = new FakeLogs();
  });

  it('reads the past, follows what comes, and says what becomes of the container', async () => {
    logs.set('web');
    logs.write('web 1 a', 'web! 2 b');
    const { reader, next, states } = reading(logs, ['web'], { tail: 1 });
    reader.start();
    assert.deepEqual(await next(), ['web! b']);
    logs.write('web 3 c');
    assert.deepEqual(await next(), ['web c']);
    logs.set('web', { state: 'exited', exitCode: 3 });
    assert.deepEqual(await next(), ['(web has stopped with exit code 3)']);
    assert.equal(states(), 'web stopped');
    logs.write('web 4 d');
    logs.set('web', { state: 'running' });
    assert.deepEqual(await next(), ['(web has started)', 'web d']);
    assert.equal(states(), 'web following');
    logs.remove('web');
    assert.deepEqual(await next(), ['(web has been removed)']);
    assert.equal(states(), 'web gone');
    reader.dispose();
  });

  it('merges the past of several containers, and what they write then, by time', async () => {
    logs.set('web');
    logs.set('db');
    logs.write('web 1 a', 'web 4 d', 'db 2 b', 'db 3 c');
    const { reader, next } = reading(logs, ['web', 'db']);
    reader.start();
    assert.deepEqual(await next(), ['web a', 'db b', 'db c', 'web d']);
    logs.write('web 7 late', 'db 6 early');
    assert.deepEqual(await next(), []);
    assert.deepEqual(await next(150), ['db early', 'web late']);
    reader.dispose();
  });

  it('holds no connection while nobody looks, and misses nothing', async () => {
    logs.set('web');
    logs.write('web 1 a');
    const { reader, next } = reading(logs, ['web']);
    reader.start();
    await next();
    assert.deepEqual([logs.following, logs.store.watched.length], [1, 2]);
    reader.stop();
    assert.deepEqual(await next(), []);
    assert.deepEqual([logs.following, logs.store.watched.length], [0, 0]);
    logs.write('web 2 b');
    assert.deepEqual(await next(), []);
    reader.start();
    assert.deepEqual(await next(), ['web b']);
    reader.dispose();
  });

  it('does not say again that a container has stopped', async () => {
    logs.set('web', { state: 'exited', exitCode: 0 });
    const { reader, next } = reading(logs, ['web']);
    reader.start();
    assert.deepEqual(await next(), ['(web has stopped with exit code 0)']);
    reader.stop();
    await next();
    reader.start();
    assert.deepEqual(await next(), []);
    reader.dispose();
  });

  it('loses no line that was on its way when it was stopped', async () => {
    logs.set('web');
    logs.set('db');
    const { reader, next } = reading(logs, ['web', 'db']);
    reader.start();
    await next();
    logs.write('web 1 a', 'db 2 b');
    await next();
    reader.stop();
    assert.deepEqual(await next(), ['web a', 'db b']);
    logs.write('web 3 c');
    reader.start();
    assert.deepEqual(await next(150), ['web c']);
    reader.dispose();
  });

  it('says that the Engine is gone, and reads on when it is back', async () => {
    logs.set('web');
    logs.write('web 1 a');
    const { reader, next } = reading(logs, ['web']);
    reader.start();
    await next();
    const lost = new EngineError('notRunning', 'gone');
    const before = logs.store.snapshot;
    logs.store.set({ ...before, state: { kind: 'unreachable', error: lost } });
    logs.lose(lost);
    assert.deepEqual(await next(), []);
    assert.match(reader.status, /^The Docker Engine is not running/);
    logs.write('web 2 b');
    logs.store.set(before, { ...changeOfState() });
    assert.deepEqual(await next(), ['web b']);
    assert.equal(reader.status, '');
    reader.dispose();
  });

  it('tries again by itself when only its own connection broke', async () => {
    logs.set('web');
    const { reader, next, clock } = reading(logs, ['web']);
    reader.start();
    await next();
    logs.lose(new EngineError('disconnected', 'broken'));
    await next();
    assert.deepEqual(clock.pending, [500]);
    logs.write('web 1 a');
    assert.deepEqual(await next(500), ['web a']);
    reader.dispose();
  });

  it('says why a log cannot be read, once', async () => {
    logs.set('web');
    logs.problem = new EngineError('serverError', 'the driver does not support reading');
    const { reader, next, states } = reading(logs, ['web']);
    reader.start();
    assert.deepEqual(await next(), ['(web: the driver does not support reading)']);
    assert.equal(states(), 'web failed');
    reader.stop();
    reader.start();
    assert.deepEqual(await next(), []);
    reader.dispose();
  });

  it('follows those that join a group, and one that was made anew', async () => {
    logs.set('web', SHOP);
    logs.set('other');
    const { reader, next } = reading(logs, []);
    reader.start();
    await next();
    assert.deepEqual(logs.following, 1);
    logs.write('api 1 hello', 'web 2 world');
    logs.set('api', SHOP);
    await next();
    assert.deepEqual(await next(150), ['api hello', 'web world']);
    reader.dispose();
    const single = reading(logs, ['other']);
    single.reader.start();
    await single.next();
    logs.remove('other');
    assert.deepEqual(await single.next(), ['(other has been removed)']);
    logs.set('other', { id: 'anew-id' });
    logs.write('anew 5 again');
    await single.next();
    assert.deepEqual(await single.next(150), ['other again']);
    single.reader.dispose();
  });

  it('reads a bounded number of logs at the same time, and says so', async () => {
    const names = Array.from({ length: MOST_SOURCES + 7 }, (_, k) => `c${k}`);
    for (const name of names) logs.set(name);
    const { reader, next } = reading(logs, names);
    reader.start();
    await next();
    assert.equal(logs.following, MOST_SOURCES);
    assert.equal(reader.status, 'Only 50 of 57 containers are followed');
    reader.dispose();
  });

  it('carries a colour on to the next line', async () => {
    logs.set('web');
    logs.write('web 1 \x1b[31mred', 'web! 2 plain', 'web 3 still red\x1b[0m', 'web 4 plain');
    const prefixes: string[] = [];
    const reader = new LogReading({
      slot: () => logs.slot,
      members: () => [{ id: 'web-id', name: 'web' }],
      range: {},
      clock: new ManualClock(),
      onLines: (lines) => prefixes.push(...lines.map(({ prefix }) => prefix)),
      onChange: () => undefined,
    });
    reader.start();
    for (let k = 0; k < 20; k++) await new Promise(setImmediate);
    assert.deepEqual(prefixes, ['', '', '\x1b[38;5;1m', '']);
    reader.dispose();
  });

  it('waits for the list of containers, and for an Engine that was closed in vain', async () => {
    logs.store.set(NOTHING_KNOWN);
    const { reader, next } = reading(logs, ['web']);
    reader.start();
    assert.deepEqual(await next(), []);
    assert.deepEqual(logs.calls, []);
    logs.set('web');
    logs.write('web 1 a');
    assert.deepEqual(await next(), ['web a']);
    reader.dispose();
    const closed = new LogReading({
      slot: () => undefined,
      members: () => [],
      range: {},
      clock: new ManualClock(),
      onLines: () => undefined,
      onChange: () => undefined,
    });
    closed.start();
    await next();
    assert.equal(closed.status, 'This Docker Engine is no longer open');
    closed.dispose();
  });
});

/** The Engine's state changed, and no object. */
function changeOfState() {
  const none: ReadonlySet<string> = new Set();
  return { state: true, containers: none, images: none, volumes: none, networks: none };
}
