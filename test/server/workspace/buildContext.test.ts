import assert from 'node:assert/strict';
import { analyze } from '../../../server/model/analyze.ts';
import { contextSources } from '../../../server/rules/support/contextSources.ts';
import { parse } from '../../../server/syntax/parse.ts';
import type { ContextPlace } from '../../../server/workspace/buildContext/contextRoot.ts';
import { Folders } from '../../../server/workspace/buildContext/folders.ts';
import { readContext } from '../../../server/workspace/buildContext/readContext.ts';
import { MemoryFiles } from '../../workbench/files/memoryFiles.ts';

describe('build context', () => {
  it('tells what is there, what is not, and what a slip may mean', async () => {
    assert.equal(
      await seen(
        { '/r/.git/HEAD': '', '/r/package.json': '', '/r/src/app.ts': '' },
        '/r/Dockerfile',
        ['COPY package.json src/app.ts ./src/ pakage.json Src/app.ts readme.md /'],
      ),
      [
        'context /r',
        'package.json: found',
        'src/app.ts: found',
        './src/: found',
        'pakage.json: missing, near package.json',
        'Src/app.ts: missing, near src/app.ts',
        'readme.md: missing',
      ].join('\n'),
    );
  });

  it('is the folder of the Dockerfile, or the nearest one above that holds everything', async () => {
    const files = {
      '/r/.git/HEAD': '',
      '/r/go.mod': '',
      '/r/api/go.mod': '',
      '/r/api/cmd/a.go': '',
    };
    assert.equal(
      await seen(files, '/r/api/Dockerfile', ['COPY go.mod cmd /']),
      'context /r/api\ngo.mod: found\ncmd: found',
    );
    assert.equal(
      await seen(files, '/r/api/Dockerfile', ['COPY go.mod api/cmd /']),
      'context /r\ngo.mod: found\napi/cmd: found',
    );
  });

  it('says nothing where no folder holds most of it', async () => {
    const files = { '/r/.git/HEAD': '', '/r/docker/a.sh': '', '/r/README.md': '' };
    for (const line of [
      'COPY package.json src /',
      'COPY a.sh README.md /',
      'COPY package.json /',
    ]) {
      assert.equal(await seen(files, '/r/docker/Dockerfile', [line]), 'no context', line);
    }
  });

  it('looks no higher than the repository, or what is open in the editor', async () => {
    const files = { '/w/a.txt': '', '/w/r/.git/HEAD': '', '/w/r/b.txt': '', '/w/s/c.txt': '' };
    assert.equal(
      await seen(files, '/w/r/Dockerfile', ['COPY a.txt /']),
      'context /w/r\na.txt: missing',
    );
    assert.equal(
      await seen(files, { dockerfile: '/w/s/Dockerfile', workspaceFolder: '/w/s' }, [
        'COPY a.txt /',
      ]),
      'context /w/s\na.txt: missing',
    );
    assert.equal(await seen(files, '/w/s/Dockerfile', ['COPY a.txt /']), 'no context');
  });

  it('believes the configuration', async () => {
    const files = { '/r/.git/HEAD': '', '/r/a.txt': '', '/r/docker/b.txt': '' };
    assert.equal(
      await seen(files, { dockerfile: '/r/docker/Dockerfile', context: '/r' }, [
        'COPY a.txt b.txt /',
      ]),
      'context /r\na.txt: found\nb.txt: missing',
    );
  });

  it('does not believe in a configured folder that is not there', async () => {
    const place = { dockerfile: '/r/Dockerfile', context: '/r/app' };
    assert.equal(await seen({ '/r/.git/HEAD': '' }, place, ['COPY a.txt /']), 'no context');
  });

  it('does not miss what a build before this one makes', async () => {
    const files = {
      '/r/.git/HEAD': '',
      '/r/.gitignore': '*.log\n/web/bundle\n!keep.log\n',
      '/r/a.txt': '',
      '/r/web/.gitignore': 'made\n',
    };
    assert.equal(
      await seen(files, '/r/Dockerfile', [
        'COPY a.txt web dist/app.js target/app.jar app.war x.log keep.log web/bundle web/made bundle /',
      ]),
      [
        'context /r',
        'a.txt: found',
        'web: found',
        'dist/app.js: unknown',
        'target/app.jar: unknown',
        'app.war: unknown',
        'x.log: unknown',
        'keep.log: missing',
        'web/bundle: unknown',
        'web/made: unknown',
        'bundle: missing',
      ].join('\n'),
    );
  });

  it('reads patterns as the builder does', async () => {
    const files = { '/r/.git/HEAD': '', '/r/a/x.txt': '', '/r/b/y.md': '', '/r/c.txt': '' };
    assert.equal(
      await seen(files, '/r/Dockerfile', [
        'COPY */x.txt *.txt [a-b]/y.md *.lock package-lock.json* ?/*.png /',
      ]),
      [
        'context /r',
        '*/x.txt: found',
        '*.txt: found',
        '[a-b]/y.md: found',
        '*.lock: missing',
        'package-lock.json*: unknown',
        '?/*.png: missing',
      ].join('\n'),
    );
  });

  it('knows what .dockerignore keeps out, and what it takes back', async () => {
    const files = {
      '/r/.git/HEAD': '',
      '/r/.dockerignore': '*\n!src\n**/*.env\n!docs/api\n',
      '/r/a.txt': '',
      '/r/src/a.ts': '',
      '/r/src/b.env': '',
      '/r/docs/api/x.md': '',
      '/r/web/index.html': '',
    };
    assert.equal(
      await seen(files, '/r/Dockerfile', ['COPY a.txt src docs web ?.txt src/*.* src/b.env . /']),
      [
        'context /r',
        'a.txt: excluded by *',
        'src: found',
        'docs: found',
        'web: excluded by *',
        '?.txt: excluded by *',
        'src/*.*: found',
        'src/b.env: excluded by **/*.env',
        '.: found',
      ].join('\n'),
    );
  });

  it('prefers the ignore file of the Dockerfile itself', async () => {
    const files = {
      '/r/.git/HEAD': '',
      '/r/.dockerignore': 'a.txt\n',
      '/r/docker/app.Dockerfile.dockerignore': 'b.txt\n',
      '/r/a.txt': '',
      '/r/b.txt': '',
    };
    assert.equal(
      await seen(files, '/r/docker/app.Dockerfile', ['COPY a.txt b.txt /']),
      'context /r\na.txt: found\nb.txt: excluded by b.txt',
    );
  });

  it('leaves alone what is not of the context, or not known', async () => {
    const files = { '/r/.git/HEAD': '', '/r/a.txt': '', '/r/z.txt': '' };
    assert.equal(
      await seen(files, '/r/Dockerfile', [
        'ARG FILE=b.txt',
        'ENV NAME=c',
        'ONBUILD COPY d.txt /',
        'COPY --from=alpine e.txt /',
        'COPY --parents f/**/g.txt /',
        'ADD https://example.com/h.txt git@example.com:i.git /',
        'COPY <<EOF /',
        'EOF',
        'COPY a.txt z.txt $FILE $NAME.txt $OTHER /',
        'RUN --mount=type=bind,source=k.txt,target=/k --mount=type=bind,from=alpine,source=l ls',
      ]),
      ['context /r', 'a.txt: found', 'z.txt: found', 'c.txt: missing', 'k.txt: missing'].join('\n'),
    );
  });

  it('reads only folders that sources lead through', async () => {
    const files = new MemoryFiles({ '/r/.git/HEAD': '', '/r/a/b/c.txt': '', '/r/d/e.txt': '' });
    await read(files, { dockerfile: '/r/Dockerfile' }, ['COPY a/b/c.txt d /']);
    assert.deepEqual(files.read, ['/r', '/r/a', '/r/a/b']);
  });

  it('ends with an empty hand when nothing can be read', async () => {
    const closed = new MemoryFiles({});
    closed.readFolder = () => Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' }));
    const { context } = await read(closed, { dockerfile: '/r/Dockerfile' }, ['COPY a.txt /']);
    assert.equal(context?.find('a.txt'), undefined);
  });
});

/** A Dockerfile on `lines`, and what is found of each source, those left out that are not known. */
async function seen(
  files: Readonly<Record<string, string>>,
  where: string | ContextPlace,
  lines: readonly string[],
): Promise<string> {
  const place = typeof where === 'string' ? { dockerfile: where } : where;
  const { context, model } = await read(new MemoryFiles(files), place, lines);
  if (context === undefined) return 'no context';
  const told = contextSources(model)
    .filter(({ fixed }) => fixed)
    .map(({ path }) => {
      const match = context.find(path);
      if (match?.kind === 'excluded') return `${path}: excluded by ${match.by.text}`;
      if (match?.kind === 'missing' && match.near) return `${path}: missing, near ${match.near}`;
      return `${path}: ${match?.kind ?? 'unknown'}`;
    });
  return [`context ${context.folder}`, ...told].join('\n');
}

async function read(files: MemoryFiles, place: ContextPlace, lines: readonly string[]) {
  const model = analyze(parse(['FROM alpine:3.22', ...lines, ''].join('\n')));
  return { model, context: await readContext(model, place, new Folders(files)) };
}
