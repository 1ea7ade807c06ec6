import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../workbench/editor/eventually.ts';
import { useEditor } from '../workbench/editor/useEditor.ts';
import { product } from './product.ts';

describe('The linter in the editor', function () {
  this.timeout(60_000);
  const DOCKERFILE = [
    'FROM debian:13',
    'MAINTAINER ada@example.com',
    'RUN apt-get update && apt-get install git && echo $HOME/*.txt',
    'COPY --chown=app missing.txt /srv/',
    '',
  ].join('\n');
  const editor = useEditor(() =>
    product({
      workspace: {
        Dockerfile: DOCKERFILE,
        '.dockerignore': 'node_modules\n',
        'longshore.yaml': 'rules:\n  DL3008: off\n  DL3009: off\n  DL3015: off\n',
      },
      env: { DOCKER_HOST: 'unix:///nowhere/docker.sock' },
      settings: { 'editor.codeActionsOnSave': { 'source.fixAll.longshore': 'always' } },
    }),
  );
  const marks = async () =>
    (await editor().text.squiggles()).map(({ line, text }) => `${line} ${text}`);

  it('shows what the rules, ShellCheck and the build context know, as configured', async () => {
    await editor().quickInput.openFile('Dockerfile');
    await eventually(marks, ['2 MAINTAINER', '3 apt-get install', '3 $HOME', '4 missing.txt']);
    await editor().screenshot('linter');
  });

  it('follows its configuration when that is changed on disk', async () => {
    const file = join(editor().profile.workspace, 'longshore.yaml');
    const off = ['DL3008', 'DL3009', 'DL3014', 'DL3015'].map((code) => `  ${code}: off\n`);
    writeFileSync(file, `rules:\n${off.join('')}`);
    await eventually(marks, ['2 MAINTAINER', '3 $HOME', '4 missing.txt']);
  });

  it('follows the build context', async () => {
    writeFileSync(join(editor().profile.workspace, 'missing.txt'), '');
    await eventually(marks, ['2 MAINTAINER', '3 $HOME']);
  });

  it('mends what is safe to mend on save', async () => {
    await editor().text.clickAfter('/srv/');
    await editor().text.type(' ');
    await editor().text.save();
    await eventually(
      async () => editor().readFile('Dockerfile').split('\n')[1],
      'LABEL org.opencontainers.image.authors="ada@example.com"',
    );
    await eventually(marks, ['3 $HOME']);
  });

  it('says what is wrong in its configuration, where it is wrong', async () => {
    await editor().quickInput.openFile('longshore.yaml');
    await editor().text.clickAfter('DL3015: off');
    await editor().text.press('Enter');
    await editor().text.type('DL3099: off');
    await eventually(marks, ['6 DL3099']);
    await editor().screenshot('configuration');
  });
});
