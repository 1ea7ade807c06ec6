import assert from 'node:assert/strict';
import { eventually } from '../workbench/editor/eventually.ts';
import { useEditor } from '../workbench/editor/useEditor.ts';
import { product } from './product.ts';

describe('A Dockerfile in the editor', function () {
  this.timeout(60_000);
  const editor = useEditor(() =>
    product({
      workspace: {
        Dockerfile: 'FROM debian:13\nADD config.json /etc/shop/\nCMD ["cat", "/etc/shop"]\n',
        'config.json': '{}\n',
      },
      env: { DOCKER_HOST: 'unix:///nowhere/docker.sock' },
    }),
  );

  it('is marked where it is wrong', async () => {
    await editor().quickInput.openFile('Dockerfile');
    await eventually(
      () => editor().text.squiggles(),
      [{ severity: 'error', line: 2, text: 'ADD' }],
    );
    await editor().screenshot('dockerfile-squiggle');
  });

  it('says why in the Problems panel and under the mouse', async () => {
    await eventually(
      () => editor().problems.read(),
      [
        'Error 2:1 DL3020 "config.json" is a plain file or folder: use COPY, which does nothing but copy',
      ],
    );
    assert.match(await editor().text.hover('ADD'), /use COPY, which does nothing but copy/);
  });

  it('is mended by a quick fix, which can be undone', async () => {
    const before = await editor().text.text();
    await editor().text.applyQuickFix('ADD', 'Replace ADD with COPY');
    await eventually(
      () => editor().text.text(),
      'FROM debian:13\nCOPY config.json /etc/shop/\nCMD ["cat", "/etc/shop"]\n',
    );
    await eventually(() => editor().text.squiggles(), []);
    await editor().text.press('Control+Z');
    await eventually(() => editor().text.text(), before);
    await eventually(
      () => editor().text.squiggles(),
      [{ severity: 'error', line: 2, text: 'ADD' }],
    );
  });

  it('is linted while it is typed', async () => {
    await editor().text.clickAfter('"/etc/shop"]');
    await editor().text.press('Enter');
    await editor().text.type('MAINTAINR Ada');
    await eventually(async () => (await editor().text.squiggles()).at(-1), {
      severity: 'error',
      line: 4,
      text: 'MAINTAINR',
    });
  });

  it('explains an instruction and completes one', async () => {
    assert.match(await editor().text.hover('FROM'), /stage/);
    await editor().text.press('Enter');
    await editor().text.type('HEA');
    await editor().text.complete('HEALTHCHECK');
    assert.match(await editor().text.text(), /^HEALTHCHECK /m);
  });
});
