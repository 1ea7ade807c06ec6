import assert from 'node:assert/strict';
import { LogPage, type LogPageOptions } from '../../../client/logs/logPage.ts';
import {
  type LogsIn,
  type LogsOut,
  NO_FILTER,
  NO_QUERY,
} from '../../../client/webview/pages/logs/messages.ts';
import { FakeLogs } from './fakeLogs.ts';

type View = LogsOut & { readonly type: 'view' };
type Extent = LogsOut & { readonly type: 'extent' };
type Rows = LogsOut & { readonly type: 'rows' };

/** A page and its user, who sees what the host sends. */
class Stage {
  readonly logs = new FakeLogs();
  readonly said: string[] = [];
  readonly files = new Map<string, string>();
  path: string | undefined = '/tmp/web.log';
  view: View | undefined;
  extent: Extent | undefined;
  rows: Rows | undefined;
  step: (LogsOut & { readonly type: 'step' }) | undefined;
  #look: () => void = () => undefined;
  readonly page: LogPage;

  constructor(names: readonly string[], more: Partial<LogPageOptions> = {}) {
    for (const name of names) this.logs.set(name);
    this.page = new LogPage({
      state: {
        engine: '',
        name: names.join(' '),
        containers: names.map((name) => ({ id: `${name}-id`, name })),
      },
      slot: () => this.logs.slot,
      tail: 1000,
      post: (message) => this.#receive(message),
      ui: {
        copy: async (text) => this.#say(`copied: ${text}`),
        saveTo: async ({ name }) => {
          this.#say(`save as ${name}`);
          return this.path;
        },
        writeFile: async (path, chunks) => {
          let text = '';
          for await (const chunk of chunks) text += chunk;
          this.files.set(path, text);
        },
        progress: (_title, task) => task(new AbortController().signal, () => undefined),
        done: (message) => this.#say(message),
        error: (message) => this.#say(`error: ${message}`),
      },
      ...more,
    });
  }

  #say(text: string): void {
    this.said.push(text);
    this.#look();
  }

  /** The next things that were said, so many. */
  async hears(count: number): Promise<readonly string[]> {
    await this.until(() => this.said.length >= count);
    return this.said.splice(0);
  }

  #receive(message: LogsOut): void {
    if (message.type === 'view') this.view = message;
    else if (message.type === 'extent') this.extent = message;
    else if (message.type === 'rows') this.rows = message;
    else this.step = message;
    this.#look();
  }

  send(...messages: readonly LogsIn[]): void {
    for (const message of messages) this.page.receive(message);
  }

  /** Opens the page, as the editor does. */
  open(): this {
    this.page.setVisible(true);
    this.send({ type: 'ready' });
    return this;
  }

  until(condition: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const seen = () => JSON.stringify({ view: this.view, extent: this.extent });
      const timer = setTimeout(() => reject(new Error(`Still ${seen()}`)), 5_000);
      this.#look = () => {
        if (condition()) {
          clearTimeout(timer);
          resolve();
        }
      };
      this.#look();
    });
  }

  /** Waits until there are so many rows and all has been looked at. */
  async untilRows(count: number): Promise<void> {
    await this.until(() => {
      const { first = 0, end = 0, looking = true } = this.extent ?? {};
      return end - first === count && !looking;
    });
  }

  /** All rows as they are drawn. */
  texts(): readonly string[] {
    const { epoch = 0, first = 0, end = 0 } = this.extent ?? {};
    this.send({ type: 'rows', epoch, from: first, to: end });
    return this.rows?.rows.map(({ text }) => text) ?? [];
  }
}

describe('a page of logs', () => {
  let stage: Stage;
  afterEach(() => stage.page.dispose());

  it('tells what there is, and draws the rows it is asked for', async () => {
    stage = new Stage(['web']);
    stage.logs.write('web 1 a', 'web! 2 b', 'web 3 c');
    stage.open();
    await stage.untilRows(3);
    assert.deepEqual(stage.view?.sources, [{ name: 'web', state: 'following' }]);
    assert.deepEqual(
      [stage.view?.range, stage.view?.ranges[0]?.label],
      ['some', 'Last 1,000 lines'],
    );
    stage.send({ type: 'rows', epoch: stage.extent?.epoch ?? 0, from: 1, to: 2 });
    assert.deepEqual(stage.rows?.rows, [
      {
        row: 1,
        kind: 'stderr',
        source: 0,
        seconds: 2,
        nanos: 0,
        text: 'b',
        more: 0,
        filtered: [],
        found: [],
      },
    ]);
    stage.logs.write('web 4 d');
    await stage.untilRows(4);
  });

  it('filters and finds, in rows of another epoch', async () => {
    stage = new Stage(['web']);
    stage.logs.write('web 1 apple', 'web 2 pear', 'web 3 pineapple');
    stage.open();
    await stage.untilRows(3);
    const before = stage.extent?.epoch ?? 0;
    stage.send({ type: 'filter', filter: { ...NO_FILTER, query: { ...NO_QUERY, text: 'apple' } } });
    await stage.untilRows(2);
    assert.deepEqual(stage.texts(), ['apple', 'pineapple']);
    stage.rows = undefined;
    stage.send({ type: 'rows', epoch: before, from: 0, to: 3 });
    assert.equal(stage.rows, undefined);
    stage.send({ type: 'find', query: { ...NO_QUERY, text: 'pine' } });
    await stage.until(() => stage.extent?.found === 1);
    stage.send({ type: 'step', from: 0, forward: true });
    assert.deepEqual(stage.step, { type: 'step', row: 1, index: 1 });
    stage.send({ type: 'filter', filter: NO_FILTER });
    await stage.untilRows(3);
  });

  it('says what is wrong with an expression', async () => {
    stage = new Stage(['web']);
    stage.logs.write(`web 1 ${'a'.repeat(50)}b`);
    stage.open();
    await stage.untilRows(1);
    const query = { text: '(', isRegex: true, matchCase: false };
    stage.send({ type: 'filter', filter: { ...NO_FILTER, query } });
    assert.match(stage.view?.filterProblem ?? '', /Invalid regular expression/);
    const slow = { ...query, text: '^(a+)+$' };
    stage.send({ type: 'filter', filter: { ...NO_FILTER, query: slow } });
    await stage.until(() => stage.view?.filterProblem.includes('too long') === true);
    await stage.untilRows(1);
  });

  it('reads only while it is seen and not paused, and misses nothing', async () => {
    stage = new Stage(['web']);
    stage.logs.write('web 1 a');
    stage.send({ type: 'ready' });
    assert.deepEqual(stage.logs.calls, []);
    stage.page.setVisible(true);
    await stage.untilRows(1);
    stage.page.setVisible(false);
    await new Promise(setImmediate);
    assert.equal(stage.logs.following, 0);
    stage.logs.write('web 2 b');
    stage.page.setVisible(true);
    await stage.untilRows(2);
    stage.send({ type: 'pause', paused: true });
    await new Promise(setImmediate);
    assert.deepEqual([stage.view?.paused, stage.logs.following], [true, 0]);
    stage.logs.write('web 3 c');
    stage.send({ type: 'pause', paused: false });
    await stage.untilRows(3);
  });

  it('reads another part of the past when asked', async () => {
    stage = new Stage(['web'], { tail: 2 });
    stage.logs.write('web 1 a', 'web 2 b', 'web 3 c');
    stage.open();
    await stage.untilRows(2);
    stage.send({ type: 'range', range: 'all' });
    await stage.untilRows(3);
    assert.deepEqual(stage.texts(), ['a', 'b', 'c']);
    assert.equal(stage.view?.range, 'all');
    stage.send({ type: 'range', range: '15m' });
    await stage.untilRows(0);
  });

  it('clears, and goes on', async () => {
    stage = new Stage(['web']);
    stage.logs.write('web 1 a');
    stage.open();
    await stage.untilRows(1);
    stage.send({ type: 'clear' });
    await stage.untilRows(0);
    stage.logs.write('web 2 b');
    await stage.untilRows(1);
    assert.deepEqual(stage.texts(), ['b']);
  });

  it('copies and saves what is shown: names where there are several, times when shown', async () => {
    stage = new Stage(['web', 'db']);
    stage.logs.write('web 1 \x1b[31mred\x1b[0m', 'db 2 two', 'web 3 three');
    stage.open();
    await stage.untilRows(3);
    stage.send({ type: 'looks', looks: { timestamps: true, wrap: false } });
    stage.send({ type: 'copy', epoch: stage.extent?.epoch ?? 0, from: 0, to: 2 });
    assert.deepEqual(await stage.hears(2), [
      'copied: 1970-01-01T00:00:01.000000000Z web | red\n1970-01-01T00:00:02.000000000Z db | two',
      '2 lines copied',
    ]);
    stage.send({ type: 'looks', looks: { timestamps: false, wrap: false } });
    stage.send({ type: 'filter', filter: { ...NO_FILTER, hidden: ['db'] } });
    await stage.untilRows(2);
    stage.send({ type: 'save' });
    assert.deepEqual(await stage.hears(2), ['save as web db.log', 'web db.log saved']);
    assert.equal(stage.files.get('/tmp/web.log'), 'web | red\nweb | three\n');
    stage.path = undefined;
    stage.send({ type: 'save' });
    assert.deepEqual(await stage.hears(1), ['save as web db.log']);
    await new Promise(setImmediate);
    assert.deepEqual(stage.said, []);
  });

  it('remembers where it was while it could not be seen', async () => {
    stage = new Stage(['web']);
    stage.logs.write('web 1 a', 'web 2 b');
    stage.open();
    await stage.untilRows(2);
    const { epoch = 0 } = stage.extent ?? {};
    stage.send({ type: 'rows', epoch, from: 0, to: 2, top: 1 }, { type: 'ready' });
    assert.equal(stage.view?.top, 1);
    stage.send({ type: 'rows', epoch, from: 0, to: 2 }, { type: 'ready' });
    assert.equal(stage.view?.top, undefined);
  });

  it('holds a bounded number of lines, the newest, whatever is written', async function () {
    this.timeout(20_000);
    stage = new Stage(['web'], { memory: 1 << 20 });
    const lines = Array.from({ length: 100_000 }, (_, k) => `web ${k} line ${k}`);
    stage.logs.write(...lines);
    stage.open();
    stage.send({ type: 'range', range: 'all' });
    await stage.until(() => (stage.extent?.end ?? 0) >= 100_000);
    const { first = 0, end = 0, epoch = 0 } = stage.extent ?? {};
    assert.ok(end - first > 20_000 && end - first < 70_000, `${end - first}`);
    stage.send({ type: 'rows', epoch, from: end - 1, to: end });
    assert.equal(stage.rows?.rows[0]?.text, 'line 99999');
  });
});
