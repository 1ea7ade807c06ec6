import assert from 'node:assert/strict';
import { DockerfileSearch } from '../../../server/workspace/dockerfileSearch.ts';
import { MemoryFiles } from '../../workbench/files/memoryFiles.ts';

const NEVER = new AbortController().signal;

describe('searching the workspace for Dockerfiles', () => {
  it('finds them by their names, in all folders but those that Git ignores or packages fill', async () => {
    const { find } = setUp({
      '/w/Dockerfile': 'FROM a',
      '/w/x/y/api.Dockerfile': 'FROM b',
      '/w/x/Dockerfile.dev': 'FROM c',
      '/w/x/Dockerfile.dev.dockerignore': '*',
      '/w/x/notes.txt': 'FROM no',
      '/w/node_modules/p/Dockerfile': 'FROM no',
      '/w/.git/Dockerfile': 'FROM no',
      '/w/out/Dockerfile': 'FROM no',
      '/w/x/out/Dockerfile': 'FROM no',
      '/w/.gitignore': 'out\n',
      '/v/Containerfile': 'FROM d',
    });
    assert.deepEqual(await find(), [
      '/v/Containerfile d',
      '/w/Dockerfile a',
      '/w/x/Dockerfile.dev c',
      '/w/x/y/api.Dockerfile b',
    ]);
  });

  it('searches nothing before somebody asks, and once only', async () => {
    const { find, files } = setUp({ '/w/Dockerfile': 'FROM a' });
    assert.deepEqual(files.read, []);
    await find();
    const { length } = files.read;
    await find();
    assert.equal(files.read.length, length);
  });

  it('reads what has changed again, and searches again where files came or went', async () => {
    const { find, files, search } = setUp({ '/w/Dockerfile': 'FROM a' });
    await find();
    files.write('/w/Dockerfile', 'FROM b');
    files.write('/w/x/Dockerfile', 'FROM c');
    assert.deepEqual(await find(), ['/w/Dockerfile a']);
    search.changed('/w/Dockerfile');
    assert.deepEqual(await find(), ['/w/Dockerfile b']);
    search.clear();
    assert.deepEqual(await find(), ['/w/Dockerfile b', '/w/x/Dockerfile c']);
    files.remove('/w/x/Dockerfile');
    search.changed('/w/x/Dockerfile');
    assert.deepEqual(await find(), ['/w/Dockerfile b']);
  });

  it('leaves out what is told, and finds nothing when it is not wanted any more', async () => {
    const { search } = setUp({ '/w/Dockerfile': 'FROM a' });
    assert.deepEqual(await search.find(() => true, NEVER), []);
    assert.deepEqual(await search.find(() => false, AbortSignal.abort()), []);
  });

  it('survives folders that cannot be read', async () => {
    const { search } = setUp({});
    search.setFolders(['/gone']);
    assert.deepEqual(await search.find(() => false, NEVER), []);
  });
});

function setUp(texts: Readonly<Record<string, string>>) {
  const files = new MemoryFiles(texts);
  const search = new DockerfileSearch(files, ({ stages }) => stages[0]?.image?.text);
  search.setFolders(['/w', '/v']);
  const find = async () =>
    (await search.find(() => false, NEVER)).map(({ path, content }) => `${path} ${content}`);
  return { files, search, find };
}
