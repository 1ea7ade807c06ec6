import assert from 'node:assert/strict';
import { labels, proposal, written } from './completing.ts';

const files = {
  'package.json': '{}',
  'src/main.ts': '',
  'src/pages/[id].ts': '',
  'src/a b.ts': '',
  '.env': '',
  'node_modules/x/index.js': '',
  'docs/guide.md': '',
  Dockerfile: '',
  '.dockerignore': 'node_modules\n*.md\n.env\n**/guide.md\n',
};

describe('Completion of paths in the build context', () => {
  it('proposes what stands there: hidden files after others, ignored ones last', async () => {
    const all = await labels('FROM a\nCOPY <|>', { files });
    assert.deepEqual(all.slice(0, 8), [
      ...['.', 'Dockerfile', 'docs/', 'package.json', 'src/', '.dockerignore', '.env'],
      'node_modules/',
    ]);
    const { description, detail } = await proposal('FROM a\nCOPY <|>', 'node_modules/', { files });
    assert.deepEqual(
      [description, detail],
      ['ignored', 'Kept out of the build by "node_modules" in the ignore file'],
    );
  });

  it('goes on in folders, and replaces the last part alone', async () => {
    assert.deepEqual(await labels('FROM a\nCOPY src/<|>', { files }), ['main.ts', 'pages/']);
    assert.equal(
      await written('FROM a\nCOPY ./src/m<|>x /b', 'main.ts', { files }),
      'FROM a\nCOPY ./src/main.ts /b',
    );
    assert.ok((await proposal('FROM a\nCOPY s<|>', 'src/', { files })).again);
    assert.deepEqual(await labels('FROM a\nADD /docs/<|>', { files }), ['guide.md']);
  });

  it('takes brackets for themselves and leaves out what a word cannot hold', async () => {
    assert.equal(
      await written('FROM a\nCOPY src/pages/<|>', '[id].ts', { files }),
      'FROM a\nCOPY src/pages/[[]id].ts',
    );
    assert.ok(!(await labels('FROM a\nCOPY src/<|>', { files })).includes('a b.ts'));
    assert.equal(
      await written('FROM a\nCOPY ["src/<|>"]', 'a b.ts', { files }),
      'FROM a\nCOPY ["src/a b.ts"]',
    );
  });

  it('puts quotes around between the strings of an array', async () => {
    assert.equal(
      await written('FROM a\nCOPY [<|>, "/b"]', 'package.json', { files }),
      'FROM a\nCOPY ["package.json", "/b"]',
    );
  });

  it('goes no further up than the context, and into no address or pattern', async () => {
    assert.ok((await labels('FROM a\nCOPY ../<|>', { files })).includes('package.json'));
    for (const source of [
      'https://example.com/<|>',
      'git@example.com:a/<|>',
      '*/<|>',
      'none/<|>',
    ]) {
      assert.deepEqual(await labels(`FROM a\nADD ${source}`, { files }), [], source);
    }
  });

  it('takes backslashes where they escape nothing', async () => {
    assert.equal(
      await written('# escape=`\nFROM a\nCOPY src\\pages\\<|>', '[id].ts', { files }),
      '# escape=`\nFROM a\nCOPY src\\pages\\[[]id].ts',
    );
    assert.deepEqual(await labels('FROM a\nCOPY src\\<|>', { files }), []);
  });

  it('knows nothing where nobody knows the context', async () => {
    assert.deepEqual(await labels('FROM a\nCOPY s<|>'), []);
  });
});

describe('Completion of destinations', () => {
  const FILE = 'FROM nginx AS b\nWORKDIR /srv\nCOPY a.txt /etc/app/\nWORKDIR web\n';

  it('proposes the working directory, folders named above, those of the image', async () => {
    const all = await labels(`${FILE}COPY package.json <|>`, { files });
    assert.deepEqual(all.slice(0, 8), [
      ...['./', '/srv/web/', '/etc/app/', '/srv/', '/usr/share/nginx/html/', '/etc/nginx/conf.d/'],
      ...['/etc/nginx/templates/', '.'],
    ]);
  });

  it('proposes none for a source with others behind it', async () => {
    assert.ok(!(await labels(`${FILE}COPY a <|> c`, { files })).includes('/srv/web/'));
  });

  it('proposes folders for WORKDIR and VOLUME', async () => {
    assert.deepEqual((await labels(`${FILE}WORKDIR <|>`)).slice(0, 3), [
      '/srv/web',
      '/etc/app',
      '/srv',
    ]);
    assert.ok((await labels('FROM a\nWORKDIR <|>')).includes('/app'));
    assert.equal(await written(`${FILE}VOLUME [<|>]`, '/data'), `${FILE}VOLUME ["/data"]`);
    assert.equal(await written(`${FILE}VOLUME ["<|>"]`, '/srv'), `${FILE}VOLUME ["/srv"]`);
  });
});
