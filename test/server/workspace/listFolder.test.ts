import assert from 'node:assert/strict';
import { BuildContexts } from '../../../server/workspace/buildContext/buildContexts.ts';
import { DocumentVersion } from '../../../server/workspace/documents.ts';
import { MemoryFiles } from '../../workbench/files/memoryFiles.ts';
import { readCursor } from '../../workbench/markers/markers.ts';

/** What is listed at the cursor of `file:///r/web/Dockerfile`, ignored names in brackets. */
async function listed(
  marked: string,
  files: Readonly<Record<string, string>>,
  path = '',
  uri = 'file:///r/web/Dockerfile',
): Promise<string | undefined> {
  const { text, offset } = readCursor(marked);
  const contexts = new BuildContexts(new MemoryFiles(files), { info() {}, error() {} });
  contexts.setWorkspaceFolders(['file:///r']);
  const { signal } = new AbortController();
  const entries = await contexts.readFolder(
    new DocumentVersion(uri, 1, text),
    { path, offset },
    signal,
  );
  return entries
    ?.map(({ name, ignoredBy }) => (ignoredBy === undefined ? name : `(${name} by ${ignoredBy})`))
    .join(' ');
}

describe('A folder of the build context', () => {
  const files = {
    '/r/go.mod': '',
    '/r/web/Dockerfile': '',
    '/r/web/src/main.ts': '',
    '/r/web/.dockerignore': 'src/*.md\n',
    '/r/web/src/a.md': '',
  };

  it("is read from the Dockerfile's own folder where nothing says otherwise", async () => {
    assert.equal(await listed('FROM a\nCOPY <|>', files), 'Dockerfile src .dockerignore');
    assert.equal(await listed('FROM a\nCOPY src/<|>', files, 'src'), 'main.ts (a.md by src/*.md)');
  });

  it('is read from the folder that holds what the file copies', async () => {
    assert.equal(await listed('FROM a\nCOPY go.mod ./\nCOPY <|>', files), 'go.mod web');
  });

  it('does not count the word that is being typed', async () => {
    assert.equal(await listed('FROM a\nCOPY go.m<|> ./', files), 'Dockerfile src .dockerignore');
  });

  it('ends at the top, and is empty when it does not exist', async () => {
    assert.equal(await listed('FROM a\nCOPY <|>', files, '../..'), 'Dockerfile src .dockerignore');
    assert.equal(await listed('FROM a\nCOPY <|>', files, 'none'), '');
  });

  it('is not known of documents that are no files', async () => {
    assert.equal(await listed('FROM a\nCOPY <|>', files, '', 'untitled:Dockerfile'), undefined);
  });
});
