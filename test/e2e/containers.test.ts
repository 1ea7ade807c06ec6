import assert from 'node:assert/strict';
import { eventually } from '../workbench/editor/eventually.ts';
import { useEditor } from '../workbench/editor/useEditor.ts';
import { TestEngine } from '../workbench/engine/testEngine.ts';
import { product } from './product.ts';

describe('The Engine in the sidebar', function () {
  this.timeout(90_000);
  let engine: TestEngine;
  before('start an Engine', async () => {
    engine = await TestEngine.start();
  });
  after('stop the Engine', () => engine.stop());
  const editor = useEditor(() => product({ env: { DOCKER_HOST: engine.dockerd.host } }));
  afterEach('remove every container', () => engine.clear());
  const containers = () => editor().view('Containers');

  it('says what to do while there is no container', async () => {
    await editor().openViews('Longshore');
    await eventually(
      () => containers().welcome(),
      [
        'There are no containers yet.',
        'Start one with "docker run" in a terminal and it appears here by itself.',
        '[Open Terminal]',
      ].join('\n'),
    );
    await editor().screenshot('containers-empty');
  });

  it('shows a container that somebody starts, stops and removes, without a refresh', async () => {
    const id = await engine.run('web');
    await eventually(() => containers().text(), 'web  busybox:latest · running');
    assert.equal((await containers().row('web'))?.icon, 'vm-running');
    await engine.request('POST', `/containers/${id}/kill`);
    await eventually(() => containers().text(), 'web  busybox:latest · exited (137)');
    await engine.request('DELETE', `/containers/${id}`);
    await eventually(() => containers().text(), '');
  });

  it('stops, starts and removes a container, and asks before', async () => {
    await engine.run('shop', {
      Cmd: ['sh', '-c', 'trap "exit 0" TERM; while :; do sleep 0.1; done'],
    });
    await eventually(
      () => containers().inlineActions('shop'),
      ['Stop Container', 'Restart Container', 'Show Logs', 'Open Shell'],
    );
    await editor().screenshot('containers-running');
    await containers().clickInlineAction('shop', 'Stop Container');
    await eventually(() => containers().text(), 'shop  busybox:latest · exited (0)');
    await containers().clickInlineAction('shop', 'Start Container');
    await eventually(() => containers().text(), 'shop  busybox:latest · running');
    await containers().chooseFromContextMenu('shop', 'Remove Container…');
    assert.deepEqual(await editor().messages.question(), {
      message: 'Remove container shop?',
      detail:
        'It is running and will be killed first. What was written inside, outside of volumes, is lost.',
      buttons: ['Cancel', 'Kill and Remove'],
    });
    await editor().messages.answer('Cancel');
    assert.equal(await containers().text(), 'shop  busybox:latest · running');
    await containers().chooseFromContextMenu('shop', 'Remove Container…');
    await editor().messages.answer('Kill and Remove');
    await eventually(() => containers().text(), '');
  });

  it('acts from the palette on a container that is chosen there', async () => {
    const id = await engine.run('web');
    const startedAt = async () => {
      const { State } = (await engine.request('GET', `/containers/${id}/json`)) as {
        State: { Running: boolean; StartedAt: string };
      };
      return State.Running ? State.StartedAt : '';
    };
    const before = await startedAt();
    await eventually(() => containers().text(), 'web  busybox:latest · running');
    await editor().quickInput.runCommand('Longshore: Restart Container');
    await editor().quickInput.choose('web');
    await eventually(async () => (await startedAt()) > before, true);
  });

  it('tells that the Engine was lost, and shows its containers again by itself', async () => {
    await engine.run('web');
    await eventually(() => containers().text(), 'web  busybox:latest · running');
    await engine.dockerd.kill();
    await eventually(
      async () => (await containers().welcome()).split('\n')[0],
      'The Docker Engine is not running.',
    );
    await editor().screenshot('engine-lost');
    await engine.dockerd.restart();
    await engine.run('after');
    await eventually(
      async () => (await containers().text()).split('\n').map((row) => row.split('  ')[0]),
      ['after', 'web'],
      { timeoutMs: 40_000 },
    );
  });
});
