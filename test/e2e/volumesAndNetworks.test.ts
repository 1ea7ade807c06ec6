import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../workbench/editor/eventually.ts';
import { useEditor } from '../workbench/editor/useEditor.ts';
import { TestEngine } from '../workbench/engine/testEngine.ts';
import { product } from './product.ts';

const MOUNT = (name: string) => ({
  HostConfig: { Mounts: [{ Type: 'volume', Source: name, Target: '/v' }] },
});

describe('Volumes, networks and the Engine in the sidebar', function () {
  this.timeout(120_000);
  let engine: TestEngine;
  let folder = '';
  before('start an Engine', async () => {
    engine = await TestEngine.start();
    folder = await mkdtemp(join(tmpdir(), 'lsh-backup-'));
  });
  after('stop the Engine', async () => {
    await engine.stop();
    await rm(folder, { recursive: true, force: true });
  });
  const editor = useEditor(() => product({ env: { DOCKER_HOST: engine.dockerd.host } }));
  const volumes = () => editor().view('Volumes');
  const networks = () => editor().view('Networks');
  const system = () => editor().view('System');

  /** Runs a program to its end with a volume at `/v`. */
  async function run(volume: string, script: string): Promise<void> {
    const id = await engine.run('helper', { Cmd: ['sh', '-c', script], ...MOUNT(volume) });
    const { StatusCode } = (await engine.request('POST', `/containers/${id}/wait`)) as {
      StatusCode: number;
    };
    await engine.request('DELETE', `/containers/${id}`);
    assert.equal(StatusCode, 0, script);
  }

  /** Answers the one question of several that has this title. */
  async function answer(title: string, text: string): Promise<void> {
    await eventually(() => editor().quickInput.title(), title);
    await editor().quickInput.enter(text);
  }

  it('creates a volume, and shows who uses it', async () => {
    await editor().openViews('Longshore');
    await volumes().open();
    await eventually(
      async () => (await volumes().welcome()).split('\n')[0],
      'There are no volumes yet.',
    );
    await volumes().pressWelcome('Create Volume');
    await answer('Create Volume', 'data');
    await answer('Create Volume: Driver', 'local');
    await answer('Create Volume: Driver Options', '');
    await answer('Create Volume: Labels', 'team=shop');
    await eventually(() => volumes().text(), 'data  unused');
    await engine.run('web', MOUNT('data'));
    await eventually(() => volumes().text(), 'data  used by web');
    await volumes().expand('data');
    await eventually(
      () => volumes().text(),
      'data  used by web\n  web  /v · busybox:latest · running',
    );
    assert.equal((await volumes().row('data'))?.aria, 'data, volume, used by web');
    await editor().screenshot('volumes');
  });

  it('backs a volume up, and restores it into another one', async () => {
    await engine.clear();
    await run('data', 'mkdir /v/a && echo hello > /v/a/b.txt');
    const path = join(folder, 'data.tar');
    await volumes().chooseFromContextMenu('data', 'Back Up Volume to Archive…');
    await editor().quickInput.enterPath(path, 'Save');
    await eventually(async () => existsSync(path), true);
    await engine.request('POST', '/volumes/create', { Name: 'other' });
    await eventually(async () => (await volumes().row('other'))?.description, 'unused');
    await volumes().chooseFromContextMenu('other', 'Restore Volume from Archive…');
    await editor().quickInput.enterPath(path, 'Restore');
    assert.deepEqual(await editor().messages.question(), {
      message: 'Restore the archive into volume other?',
      detail: 'Files of the same path are replaced; all others stay.',
      buttons: ['Cancel', 'Restore'],
    });
    await editor().messages.answer('Restore');
    await eventually(
      async () =>
        (await editor().page.locator('.statusbar').textContent())?.includes('other restored'),
      true,
    );
    await run('other', 'test "$(cat /v/a/b.txt)" = hello');
    await run('data', 'test "$(cat /v/a/b.txt)" = hello');
  });

  it('connects a container to a network, and disconnects it', async () => {
    await volumes().close();
    await engine.request('POST', '/networks/create', {
      Name: 'shop',
      IPAM: { Config: [{ Subnet: '10.97.0.0/24' }] },
    });
    await engine.run('web');
    await networks().open();
    await eventually(
      async () => (await networks().row('shop'))?.description,
      'bridge · nobody in it · 10.97.0.0/24',
    );
    await networks().clickInlineAction('shop', 'Connect Container to Network');
    await editor().quickInput.choose('web');
    await answer('Connect to shop: Names', 'www');
    await answer('Connect to shop: Address', '10.97.0.42');
    await eventually(
      async () => (await networks().row('shop'))?.description,
      'bridge · 1 container · 10.97.0.0/24',
    );
    await networks().expand('shop');
    await eventually(
      async () => (await networks().row('web'))?.description,
      '10.97.0.42 · running',
    );
    await editor().screenshot('networks');
    await eventually(async () => (await networks().inlineActions('web')).length, 1);
    await networks().clickInlineAction('web', 'Disconnect from Network');
    assert.equal((await editor().messages.question()).message, 'Disconnect web from shop?');
    await editor().messages.answer('Disconnect');
    await eventually(async () => await networks().row('web'), undefined);
  });

  it('tells what the Engine is and what lies on its disk', async () => {
    await networks().close();
    await editor().view('Images').close();
    await editor().view('Containers').close();
    await system().open();
    await system().expand('Disk use');
    await eventually(
      async () => /^\d/.test((await system().row('Volumes'))?.description ?? ''),
      true,
    );
    await system().expand('Engine');
    await eventually(async () => (await system().row('Version'))?.description !== undefined, true);
    for (const theme of ['light', 'dark', 'high contrast'] as const) {
      await editor().setTheme(theme);
      await editor().screenshot(`system-${theme.replace(' ', '-')}`);
    }
    await editor().setTheme('dark');
  });

  it('follows events in a document, and lets them wait', async () => {
    await system().select('Events');
    await eventually(async () => (await editor().text.text()).includes('start'), true);
    await engine.request('POST', '/volumes/create', { Name: 'later' });
    await eventually(
      async () => /volume {5}create {10}later/.test(await editor().text.text()),
      true,
    );
    await editor().screenshot('events');
    await editor().quickInput.runCommand('Longshore: Pause or Resume Events');
    await eventually(async () => (await editor().text.text()).includes('# Paused'), true);
    await editor().quickInput.runCommand('Longshore: Pause or Resume Events');
    await eventually(async () => (await editor().text.text()).includes('# Paused'), false);
  });

  it('prunes exactly what it named', async () => {
    await editor().quickInput.runCommand('Longshore: Prune Everything Unused…');
    await eventually(
      async () =>
        (await editor().quickInput.labels()).includes('All volumes that no container uses'),
      true,
    );
    await editor().screenshot('prune-kinds');
    await editor().quickInput.close();
    await volumes().open();
    await editor().quickInput.runCommand('Longshore: Prune Unused Volumes…');
    await eventually(() => editor().quickInput.labels(), ['data', 'later', 'other']);
    await editor().screenshot('prune-items');
    await editor().quickInput.accept();
    const { message, detail } = await editor().messages.question();
    assert.match(message, /^Remove 3 items, which frees \d+ B\?$/);
    assert.equal(detail, 'data, later, other. All that is in the volumes is lost.');
    await editor().screenshot('prune-question');
    await editor().messages.answer('Remove');
    await eventually(() => volumes().text(), '');
  });
});
