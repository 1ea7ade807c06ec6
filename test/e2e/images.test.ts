import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseReference } from '../../core/reference.ts';
import { tar } from '../../scripts/lib/tar.js';
import { eventually, eventuallyPasses } from '../workbench/editor/eventually.ts';
import { useEditor } from '../workbench/editor/useEditor.ts';
import { engineAt } from '../workbench/engine/clients.ts';
import { TestEngine } from '../workbench/engine/testEngine.ts';
import { SlowRoad } from '../workbench/registry/slowRoad.ts';
import { TestRegistry } from '../workbench/registry/testRegistry.ts';
import { product } from './product.ts';

const MB = 1_000_000;
const ACCOUNT = 'ada:lovelace';
const DOCKERFILE = [
  'FROM busybox:latest',
  'ENV MODE=production',
  'COPY page.html /srv/',
  'RUN echo "made here" > /srv/made',
  'CMD ["httpd", "-f", "-h", "/srv"]',
  '',
].join('\n');

describe('Images in the sidebar', function () {
  this.timeout(120_000);
  let engine: TestEngine;
  let registry: TestRegistry;
  let road: SlowRoad;
  before('start an Engine and a private registry, and fill both', async () => {
    engine = await TestEngine.start();
    registry = await TestRegistry.start({ auth: 'token', users: { ada: 'lovelace' } });
    road = await SlowRoad.to(registry.host, { bytesPerSecond: MB });
    login();
    await build();
    await publish();
  });
  after('stop them', async () => {
    await road?.close();
    await registry?.stop();
    await engine.stop();
  });
  const editor = useEditor(() =>
    product({
      workspace: { 'shop/Dockerfile': DOCKERFILE, 'shop/page.html': 'hello' },
      env: { DOCKER_HOST: engine.dockerd.host, DOCKER_CONFIG: configFolder() },
    }),
  );
  const images = () => editor().view('Images');

  function configFolder(): string {
    return join(engine.dockerd.dir, 'docker-config');
  }

  /** What `docker login` leaves behind. */
  function login(): void {
    const auth = Buffer.from(ACCOUNT).toString('base64');
    const auths = { [registry.host]: { auth }, [road.host]: { auth } };
    mkdirSync(configFolder(), { recursive: true });
    writeFileSync(join(configFolder(), 'config.json'), JSON.stringify({ auths }));
  }

  async function build(): Promise<void> {
    const context = tar([
      { path: 'Dockerfile', content: DOCKERFILE },
      { path: 'page.html', content: 'hello' },
    ]);
    await engine.request('POST', '/build?t=shop:1', context);
  }

  /** A big image at the registry that this Engine does not have. */
  async function publish(): Promise<void> {
    const reference = parseReference(`${registry.host}/team/big:1`);
    assert.ok(reference);
    const client = engineAt(engine.dockerd.host);
    const { images } = client;
    const archive = tar([{ path: 'noise', content: randomBytes(10 * MB) }]);
    async function* bytes() {
      yield archive;
    }
    const repository = `${registry.host}/team/big`;
    const id = await images.import(bytes(), { repository, tag: '1' });
    const auth = { username: 'ada', password: 'lovelace', serveraddress: registry.host };
    await images.push(reference, { auth });
    await images.remove(id, { force: true });
    client.dispose();
  }

  /** Labels of the rows in view. */
  const labels = async () => (await images().rows()).map(({ label }) => label);

  it('shows repositories with their tags, and which are in use', async () => {
    await engine.run('web', { Image: 'longshore/web:1.1' });
    await editor().openViews('Longshore');
    await editor().view('Containers').close();
    await eventually(labels, [
      'busybox',
      'localhost:5000/team/api',
      'longshore/web',
      'longshore/worker:dev',
      'shop:1',
    ]);
    await images().expand('longshore/web');
    await eventuallyPasses(async () =>
      assert.match(
        await images().text(),
        /^longshore\/web {2}3 tags\n {2}1\.0 {2}used by web · 2 MB · \d{4}-\d\d-\d\d\n {2}1\.1 .*\n {2}latest /m,
      ),
    );
    for (const theme of ['light', 'high contrast', 'dark'] as const) {
      await editor().setTheme(theme);
      await editor().screenshot(`images-${theme.replace(' ', '-')}`);
    }
  });

  it('opens an image to its layers, each with the line of the Dockerfile that made it', async () => {
    await images().expand('shop:1');
    await images().expand('Layers');
    await eventuallyPasses(async () =>
      assert.match(
        await images().text(),
        /ENV MODE=production {2}Dockerfile:2\n.*COPY file:\w{12} in \/srv\/ {2}5 B · Dockerfile:3\n.*RUN echo "made here" > \/srv\/made {2}10 B · Dockerfile:4\n.*CMD \["httpd" "-f" "-h" "\/srv"\] {2}Dockerfile:5/,
      ),
    );
    await editor().screenshot('image-layers');
    await images().select('RUN echo "made here" > /srv/made');
    await editor().page.locator('.tab.active[data-resource-name="Dockerfile"]').waitFor();
    await eventually(() => editor().text.cursor(), { line: 4, column: 1 });
    await images().collapse('Layers');
    await images().expand('Configuration');
    await eventuallyPasses(async () =>
      assert.match(await images().text(), /Platform {2}linux\/\w+\n.*Command {2}\["httpd", "-f"/),
    );
    await images().collapse('shop:1');
  });

  it('gives an image a further name', async () => {
    await images().chooseFromContextMenu('shop:1', 'Tag Image…');
    await editor().quickInput.enter('registry.example.com/shop:2');
    await eventuallyPasses(async () =>
      assert.ok((await labels()).includes('registry.example.com/shop:2')),
    );
  });

  it('removes a tag, then the image, and asks before each', async () => {
    await images().chooseFromContextMenu('registry.example.com/shop:2', 'Remove Image…');
    assert.deepEqual(await editor().messages.question(), {
      message: 'Remove the tag registry.example.com/shop:2?',
      detail: 'The image stays as shop:1.',
      buttons: ['Cancel', 'Remove Tag'],
    });
    await editor().messages.answer('Remove Tag');
    await eventuallyPasses(async () =>
      assert.ok(!(await labels()).includes('registry.example.com/shop:2')),
    );
    await images().chooseFromContextMenu('longshore/worker:dev', 'Remove Image…');
    const { message, detail } = await editor().messages.question();
    assert.equal(message, 'Remove image longshore/worker:dev?');
    assert.match(detail, /^2 MB, less what other images share with it, are freed\.$/);
    await editor().messages.answer('Cancel');
    assert.ok((await labels()).includes('longshore/worker:dev'));
    await images().chooseFromContextMenu('longshore/worker:dev', 'Remove Image…');
    await editor().messages.answer('Remove');
    await eventuallyPasses(async () =>
      assert.ok(!(await labels()).includes('longshore/worker:dev')),
    );
  });

  it('pulls from the private registry, shows every layer, and stops when cancelled', async () => {
    await editor().quickInput.runCommand('Longshore: Pull Image…');
    await editor().quickInput.type(`${road.host}/team/big:1`);
    await editor().quickInput.pick(`Pull ${road.host}/team/big:1`);
    const said = await editor().messages.notification('Pulling');
    assert.match(said, /layer 1 of 1, \d+ %/);
    await eventuallyPasses(async () =>
      assert.match(
        (await editor().messages.notifications()).join('\n'),
        /layer 1 of 1, [1-9]\d? %/,
      ),
    );
    await editor().screenshot('pull-progress');
    await editor().messages.followLink('Pulling', 'Show Layers');
    await eventuallyPasses(async () =>
      assert.match(
        await editor().text.text(),
        /^all .*%, 0 of 1 layer\n\w{12} .* downloading, [\d.]+ MB of 10 MB$/m,
      ),
    );
    await editor().screenshot('pull-layers');
    await editor().messages.press('Pulling', 'Cancel');
    await eventuallyPasses(async () =>
      assert.match(await editor().text.text(), /^all .* cancelled at \d+ %$/m),
    );
    await road.empty();

    await editor().quickInput.runCommand('Longshore: Pull Image…');
    await editor().quickInput.type(`${registry.host}/team/big:1`);
    await editor().quickInput.pick(`Pull ${registry.host}/team/big:1`);
    await eventuallyPasses(async () =>
      assert.ok((await labels()).includes(`${registry.host}/team/big:1`)),
    );
  });

  it('shows what a prune takes and frees before it asks', async () => {
    // The image that was built has no name any more.
    await engine.request('POST', '/images/busybox:latest/tag?repo=shop&tag=1');
    await eventuallyPasses(async () => assert.match(await images().text(), /^[0-9a-f]{12} {2}/m));
    await editor().quickInput.runCommand('Longshore: Prune Images…');
    await eventually(
      () => editor().quickInput.labels(),
      ['Images without a tag', 'All images that no container uses'],
    );
    await editor().quickInput.choose('All images that no container uses');
    await eventuallyPasses(async () =>
      assert.ok((await editor().quickInput.labels()).includes(`${registry.host}/team/big:1`)),
    );
    await editor().screenshot('prune-preview');
    await editor().page.keyboard.press('Enter');
    const { message } = await editor().messages.question();
    assert.match(message, /^Remove \d items, which frees 10 MB or more\?$/);
    await editor().screenshot('prune-question');
    await editor().messages.answer('Remove');
    await eventually(labels, ['busybox', 'longshore/web', '1.0', '1.1', 'latest', 'shop:1']);
  });
});
