import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { CommandContext, CommandUi, PlainCommand } from '../../client/commands/command.ts';
import { command } from '../../client/commands/images/prune.ts';
import type { DockerodeEngine } from '../../client/engine/dockerodeEngine.ts';
import { shortId } from '../../client/tree/imageRows.ts';
import { tar } from '../../scripts/lib/tar.js';
import { engineAt } from '../workbench/engine/clients.ts';
import { TestEngine } from '../workbench/engine/testEngine.ts';

/** What the preview names is what goes from a real Engine, and no more would go by its own prune. */
describe('Pruning the images of a real Engine', function () {
  this.timeout(60_000);
  let real: TestEngine;
  let engine: DockerodeEngine;

  beforeEach(async () => {
    real = await TestEngine.start();
    engine = engineAt(real.dockerd.host);
  });
  afterEach(async () => {
    engine.dispose();
    await real.stop();
  });

  async function make(repository: string, tag = 'latest'): Promise<string> {
    const archive = tar([{ path: 'noise', content: randomBytes(100_000) }]);
    async function* bytes() {
      yield archive;
    }
    return engine.images.import(bytes(), { repository, tag });
  }

  /** What each image is called in the preview. */
  const names = async () =>
    new Set(
      (await engine.images.list()).map((image) => image.tags.join(', ') || shortId(image.id)),
    );
  const tags = async () => (await engine.images.list()).flatMap((image) => image.tags);

  /** Runs the command as a user who takes `choice` and keeps all of it ticked. */
  async function prune(choice: RegExp) {
    const seen = { question: '', told: '', names: new Set<string>() };
    const { signal } = new AbortController();
    const ui: Partial<CommandUi> = {
      progress: (_title, task) => task(signal, () => undefined),
      pick: async (items) => items.find(({ label }) => choice.test(label)),
      pickMany: async (items) => {
        for (const { label } of items) {
          seen.names.add(label);
        }
        return items;
      },
      ask: async ({ message }) => {
        seen.question = message;
        return true;
      },
      done: (message) => {
        seen.told = message;
      },
    };
    const context = { engine, signal, ui } as unknown as CommandContext;
    await (command as PlainCommand).run(context);
    return seen;
  }

  async function prunedByItself(dangling: boolean): Promise<readonly string[]> {
    const filters = encodeURIComponent(JSON.stringify({ dangling: [`${dangling}`] }));
    const { ImagesDeleted } = (await real.request('POST', `/images/prune?filters=${filters}`)) as {
      ImagesDeleted: { Deleted?: string }[] | null;
    };
    return (ImagesDeleted ?? []).flatMap(({ Deleted }) => Deleted ?? []);
  }

  it('removes the dangling ones that nobody uses, and frees what it said', async () => {
    const first = await make('shop/app');
    await make('shop/app');
    const used = await make('shop/used');
    await real.create('user', { Image: 'shop/used:latest', Cmd: ['none'] });
    await make('shop/used');
    const before = await names();
    const { question, told, names: shown } = await prune(/^Images without/);
    const after = await names();
    assert.equal(
      question.replace(/[0-9a-f]{12}/, 'ID'),
      'Remove the image ID, which frees 100 kB?',
    );
    assert.match(told, / removed, 100 kB freed$/);
    assert.deepEqual([...shown], [shortId(first)]);
    assert.deepEqual(without(before, after), shown);
    assert.ok(after.has('shop/app:latest') && after.has(shortId(used)));
    assert.deepEqual(await prunedByItself(true), []);
  });

  it('removes all that no container uses, with what was built from others first', async () => {
    await make('shop/unused', '1');
    const several = await make('shop/several', '1');
    await engine.images.tag(several, { repository: 'shop/several', tag: '2' });
    await real.run('worker', { Image: 'longshore/worker:dev' });
    await real.create('stopped', { Image: 'longshore/web:1.1', Cmd: ['sh'] });
    const before = await names();
    const { names: shown } = await prune(/^All images/);
    const after = await names();
    assert.deepEqual(without(before, after), shown);
    // Other names of what is used stay, and so does what it was built from.
    assert.deepEqual((await tags()).toSorted(), [
      'busybox:1.35',
      'busybox:latest',
      'busybox:stable',
      'longshore/web:1.0',
      'longshore/web:1.1',
      'longshore/web:latest',
      'longshore/worker:dev',
    ]);
    assert.deepEqual(await prunedByItself(true), []);
  });

  it('removes a base image behind all that was built from it', async () => {
    const { names: shown } = await prune(/^All images/);
    assert.ok(shown.size >= 4);
    assert.deepEqual(await names(), new Set());
  });
});

function without(all: ReadonlySet<string>, some: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...all].filter((one) => !some.has(one)));
}
