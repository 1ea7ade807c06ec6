import assert from 'node:assert/strict';
import { BuildContexts } from '../../../server/workspace/buildContext/buildContexts.ts';
import { Sources } from '../../../server/workspace/buildContext/sources.ts';
import type { Configurations } from '../../../server/workspace/configurations.ts';
import { DocumentVersion } from '../../../server/workspace/documents.ts';
import { MemoryFiles } from '../../workbench/files/memoryFiles.ts';

const NEVER = new AbortController().signal;

describe('what one source takes from the build context', () => {
  it('counts files and their sizes, without what the ignore file keeps out', async () => {
    const { report } = setUp({
      '/r/src/a.txt': 'aaaa',
      '/r/src/b/c.txt': 'äö',
      '/r/src/b/d.log': 'no',
      '/r/src/node_modules/e/f.js': 'no',
      '/r/src/node_modules/keep.js': 'yes',
      '/r/.dockerignore': '**/*.log\nsrc/node_modules\n!src/node_modules/keep.js\n',
    });
    assert.deepEqual(await report('src'), {
      folder: '/r',
      ignoreFile: '.dockerignore',
      match: { kind: 'found', file: undefined },
      size: { files: 3, bytes: 11, complete: true },
    });
  });

  it('counts a file, a pattern, and the whole context', async () => {
    const { size } = setUp({
      '/r/a.txt': '12',
      '/r/b.txt': '3',
      '/r/c/d.md': '4',
      '/r/Dockerfile': '',
    });
    assert.deepEqual(await size('a.txt'), { files: 1, bytes: 2, complete: true });
    assert.deepEqual(await size('*.txt'), { files: 2, bytes: 3, complete: true });
    assert.deepEqual(await size('.'), { files: 5, bytes: 4, complete: true });
  });

  it('says what is missing or kept out', async () => {
    const { report } = setUp({ '/r/a.txt': '', '/r/main.js': '', '/r/.dockerignore': 'a*\n' });
    assert.equal((await report('a.txt'))?.match?.kind, 'excluded');
    const missing = await report('mian.js');
    assert.deepEqual(missing?.match, { kind: 'missing', near: 'main.js' });
    assert.equal(missing?.size, undefined);
  });

  it('stops counting where it is too much for anybody', async () => {
    const many = Object.fromEntries(Array.from({ length: 21_000 }, (_, i) => [`/r/a/${i}`, '']));
    const { size } = setUp(many);
    assert.deepEqual(await size('a'), { files: 19_999, bytes: 0, complete: false });
  });

  it('is kept for a while', async () => {
    const { size, files, pass } = setUp({ '/r/src/a/b.txt': '1' });
    assert.equal((await size('src'))?.bytes, 1);
    files.write('/r/src/a/b.txt', '123');
    assert.equal((await size('src'))?.bytes, 1);
    pass(10_000);
    assert.equal((await size('src'))?.bytes, 3);
  });

  it('ends when nobody wants it any more, and keeps nothing', async () => {
    const { sources, files, document } = setUp({ '/r/src/a.txt': '1' });
    const over = AbortSignal.abort();
    assert.equal(await sources.report(document('src'), 'src', over), undefined);
    files.write('/r/src/a.txt', '123');
    const report = await sources.report(document('src'), 'src', NEVER);
    assert.equal(report?.size?.bytes, 3);
  });

  it('names the files to go to', async () => {
    const { sources, document } = setUp({ '/r/a.txt': '', '/r/b.txt': '', '/r/c/d': '' });
    const go = (path: string) => sources.files(document(path), path, NEVER);
    assert.deepEqual(await go('*.txt'), ['/r/a.txt', '/r/b.txt']);
    assert.deepEqual(await go('c'), []);
    assert.deepEqual(await go('gone'), []);
  });

  it('knows nothing of documents that are no files', async () => {
    const { sources } = setUp({ '/r/a.txt': '' });
    const document = new DocumentVersion('untitled:x', 1, 'FROM a\nCOPY a.txt /\n');
    assert.equal(await sources.report(document, 'a.txt', NEVER), undefined);
    assert.deepEqual(await sources.files(document, 'a.txt', NEVER), []);
  });
});

function setUp(texts: Readonly<Record<string, string>>) {
  const files = new MemoryFiles({ '/r/.git/HEAD': '', ...texts });
  const log = { info: () => {}, error: (message: string) => assert.fail(message) };
  const contexts = new BuildContexts(files, log);
  const configurations = { of: async () => ({ run: {} }) } as unknown as Configurations;
  let now = 0;
  const clock = { now: () => now, soon: () => () => {}, after: () => () => {} };
  const sources = new Sources({ files, clock, contexts, configurations });
  const document = (source: string) =>
    new DocumentVersion('file:///r/Dockerfile', 1, `FROM a\nCOPY ${source} /x/\n`);
  const report = (path: string) => sources.report(document(path), path, NEVER);
  return {
    sources,
    files,
    document,
    report,
    size: async (path: string) => (await report(path))?.size,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}
