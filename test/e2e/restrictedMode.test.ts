import assert from 'node:assert/strict';
import { eventually } from '../workbench/editor/eventually.ts';
import { useEditor } from '../workbench/editor/useEditor.ts';
import { TestEngine } from '../workbench/engine/testEngine.ts';
import { product } from './product.ts';

describe('Restricted Mode', function () {
  this.timeout(90_000);
  let engine: TestEngine;
  before('start an Engine with a container', async () => {
    engine = await TestEngine.start();
    await engine.run('web');
  });
  after('stop the Engine', () => engine.stop());
  const editor = useEditor(() =>
    product({
      trusted: false,
      env: { DOCKER_HOST: engine.dockerd.host },
      settings: { 'security.workspace.trust.startupPrompt': 'never' },
    }),
  );

  it('still lints Dockerfiles', async () => {
    await editor().quickInput.openFile('Dockerfile');
    await eventually(
      async () => (await editor().text.squiggles()).map(({ line, text }) => `${line} ${text}`),
      ['1 debian', '1 as', '2 MAINTAINER', '3 ADD', '5 RUNN'],
    );
  });

  it('shows containers and offers nothing that steers them', async () => {
    await editor().openViews('Longshore');
    const containers = editor().view('Containers');
    await eventually(() => containers.text(), 'web  busybox:latest · running');
    await eventually(
      () => containers.message(),
      'Restricted Mode: you can look, but nothing is started, stopped or removed',
    );
    assert.deepEqual(await containers.inlineActions('web'), ['Show Logs']);
    await editor().screenshot('restricted-mode');
    const { quickInput } = editor();
    for (const title of ['Start Container', 'Stop Container', 'Remove Container']) {
      assert.deepEqual(await quickInput.commandsOffered(`Longshore: ${title}`), []);
    }
    assert.deepEqual(await quickInput.commandsOffered('Longshore: Open Engine Settings'), [
      'Longshore: Open Engine Settings',
    ]);
  });
});
