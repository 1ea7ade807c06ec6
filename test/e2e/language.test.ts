import assert from 'node:assert/strict';
import { eventually } from '../workbench/editor/eventually.ts';
import { useEditor } from '../workbench/editor/useEditor.ts';
import { product } from './product.ts';

describe('Writing a Dockerfile in the editor', function () {
  this.timeout(60_000);
  const DOCKERFILE = [
    'ARG VERSION=3.22',
    'FROM alpine:${VERSION} AS base',
    'WORKDIR /srv',
    'ENV PORT=8080',
    '',
    'FROM base AS build',
    'RUN apk add --no-cache \\',
    '    make=4.4.1-r3',
    'COPY src ./src',
    '',
    'FROM base',
    'COPY --from=build /srv/out /srv/out',
    'EXPOSE $PORT',
    '',
  ].join('\n');
  const editor = useEditor(() =>
    product({
      workspace: { Dockerfile: DOCKERFILE, 'src/main.c': '', 'src/util.c': '' },
      env: { DOCKER_HOST: 'unix:///nowhere/docker.sock' },
      settings: { 'longshore.registry.online': false },
    }),
  );
  const lines = async () => (await editor().text.text()).split('\n');

  before('open the file', async () => {
    await editor().quickInput.openFile('Dockerfile');
    await eventually(async () => (await lines()).length > 10, true);
  });

  it('shows what a variable stands for where an image is chosen', async () => {
    await eventually(async () => (await lines())[1]?.includes('3.22'), true);
    await editor().screenshot('language-hints');
  });

  it('explains variables, stages and flags under the mouse', async () => {
    assert.match(await editor().text.hover('$PORT'), /8080/);
    assert.match(await editor().text.hover('build'), /base/);
    assert.match(await editor().text.hover('--from'), /stage/);
  });

  it('goes to a stage and to a variable', async () => {
    await editor().text.clickAt('build /srv/out');
    await editor().text.press('F12');
    await eventually(() => editor().text.cursor(), { line: 6, column: 14 });
    await editor().text.clickAfter('EXPOSE $PO');
    await editor().text.press('F12');
    await eventually(async () => (await editor().text.cursor()).line, 4);
  });

  it('renames a stage wherever it is used, and undoes it at once', async () => {
    await editor().text.clickAt('build /srv/out');
    await editor().text.rename('compile');
    await eventually(
      async () => (await lines()).filter((line) => line.includes('compile')).length,
      2,
    );
    await editor().text.press('Control+Z');
    await eventually(async () => (await lines()).some((line) => line.includes('compile')), false);
  });

  it('lists stages with what is in them', async () => {
    await editor().quickInput.openSymbols();
    await eventually(
      async () => (await editor().quickInput.labels()).filter((label) => /base|build/.test(label)),
      ['base', 'build'],
    );
    await editor().quickInput.close();
  });

  it('completes flags, stages and files of the build context', async () => {
    await editor().text.clickAfter('EXPOSE $PORT');
    await editor().text.press('Enter');
    await editor().text.type('COPY --fr');
    await editor().text.complete('--from=');
    await editor().text.type('bui');
    await editor().text.complete('build');
    await editor().text.type(' /srv/out /');
    await eventually(async () => (await lines()).at(-2), 'COPY --from=build /srv/out /');
    await editor().text.press('Escape');
    await editor().text.press('End');
    await editor().text.press('Enter');
    await editor().text.type('COPY src/');
    await eventually(
      async () => (await editor().text.completions()).slice(0, 2),
      ['main.c', 'util.c'],
    );
    await editor().screenshot('language-completion');
    await editor().text.complete('util.c');
  });

  it('folds a stage', async () => {
    await editor().text.clickAt('FROM base AS build');
    await editor().text.press('Control+Shift+BracketLeft');
    await eventually(
      async () => (await lines()).some((line) => line.includes('COPY src ./src')),
      false,
    );
    await editor().text.press('Control+Shift+BracketRight');
  });
});
